/** Of a cell that only the base has. A cell of the change may have the same id: of two that are alike one was taken out. */
export function removedId(id: string): string {
  return `${id} of the base`;
}
