def get_assert(output, context):
    return {'pass_': True, 'score': 0.5, 'reason': 'ok', 'component_results': [{'pass_': True, 'score': 1.0, 'reason': 'c1'}, {'pass': False, 'score': 0.0, 'reason': 'c2'}]}
