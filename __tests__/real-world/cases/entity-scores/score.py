import re

from helper import clean


def recall(output, context):
    wanted = context["vars"]["cities"].split(", ")
    found = [clean(one) for one in re.split(r",", output)]
    hits = sum(1 for one in wanted if one in found)
    return {"pass": hits > 0, "score": hits / len(wanted), "reason": f"{hits} of {len(wanted)}"}
