def handler(name, context):
    if name == 'beforeEach':
        context['test']['vars']['q'] = 'mutated'


def beforeEach(context, more):
    context['test']['vars']['q'] += ' pa'
    return context


def get_transform(name, context):
    pass
