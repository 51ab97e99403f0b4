import sys, json
context = json.loads(sys.argv[1])
print("line 1", context["vars"]["w"], context["provider"]["id"], context["config"]["a"], len(sys.argv))
print("  line 2  ")
print()
