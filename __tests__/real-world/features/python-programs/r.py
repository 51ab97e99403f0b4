import json, sys
def get_prompt(context):
    return 'fn ' + context['vars']['w']
if __name__ == '__main__':
    print(get_prompt(json.loads(sys.argv[1])))
