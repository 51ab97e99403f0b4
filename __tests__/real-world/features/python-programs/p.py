import sys, json
from lib.build import build
if __name__ == "__main__":
    ctx = json.loads(sys.argv[1])
    print(json.dumps(build(ctx)))
