export const id = 867;
export const ids = [867];
export const modules = {

/***/ 867:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   writeResultsJsonl: () => (/* binding */ writeResultsJsonl)
/* harmony export */ });
/* harmony import */ var _results_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(711);
/* harmony import */ var _results_json_rows_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2253);


function* writeResultsJsonl(report, { showAnswers }) {
    const evalId = (0,_results_json_js__WEBPACK_IMPORTED_MODULE_0__.evalIdOf)(report);
    for (const result of report.cells)
        for (const run of result.runs)
            yield `${JSON.stringify((0,_results_json_rows_js__WEBPACK_IMPORTED_MODULE_1__.resultRow)(result, run, { report, evalId, showAnswers }))}\n`;
}


/***/ })

};
