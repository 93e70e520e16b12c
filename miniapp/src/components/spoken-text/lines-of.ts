/** Sentence by sentence; each side of `转让方：甲；受让方：乙` on a line of its own. */
export const linesOf = (text: string): string[] => text.match(/[^。；]+[。；]?/g)?.map((line) => line.trim()) ?? []
