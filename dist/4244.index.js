export const id = 4244;
export const ids = [4244];
export const modules = {

/***/ 4244:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   writeResultsMd: () => (/* binding */ writeResultsMd)
/* harmony export */ });
/* harmony import */ var _comment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2413);

const writeResultsMd = (report, { showAnswers, context }) => [
    (0,_comment_js__WEBPACK_IMPORTED_MODULE_0__/* .renderSummary */ .Br)(report, context, { showAnswers, limit: _comment_js__WEBPACK_IMPORTED_MODULE_0__/* .SUMMARY_BYTES */ .R$ }),
];


/***/ })

};
