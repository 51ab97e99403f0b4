def build(context):
    values = context["vars"]
    return [{"role": "user", "content": f"B {values['w']}{values['o']['k'][0]}"}]
