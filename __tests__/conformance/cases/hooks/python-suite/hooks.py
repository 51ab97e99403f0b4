def beforeAll(context, more):
    suite = context['suite']
    suite['prompts'] = [p for p in suite['prompts'] if not p['raw'].startswith('Third')]
    suite['tests'] = [suite['tests'][1], {'vars': {'q': ['x', 'y']}, 'assert': [{'type': 'contains', 'value': 'x', 'metric': 'X'}]}]
    suite['scenarios'] = [{'config': [{'vars': {'q': 's1'}}, {'vars': {'q': 's2'}}], 'tests': [{'assert': [{'type': 'contains', 'value': 's'}]}]}]
    suite['defaultTest'] = {**suite['defaultTest'], 'assert': [{'type': 'not-contains', 'value': 'zzz'}]}
    return context
def afterEach(context, more):
    return {'result': {'namedScores': {'X': 0.25, 'len': len(context['result']['response']['output'])}, 'metadata': {'seen': context['result']['metadata'].get('none', 'no')}}}
