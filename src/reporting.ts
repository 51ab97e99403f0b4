// All that is needed once the verdict is known. One module, so that one `await import` loads it when it is needed, and not
// before the first call to the gateway.
export { connectGithub } from './github/api.js';
export { publish } from './github/publish.js';
export { annotationsOf } from './report/annotations.js';
export { COMMENT_CHARACTERS, renderComment, renderSummary, SUMMARY_BYTES } from './report/comment.js';
export { commentMarker } from './report/marker.js';
export { stepOutputs } from './report/step-outputs.js';
export { renderTerminal } from './report/terminal.js';
export { writeResultFiles } from './result-files.js';
