/** `80.00元`, the form that WeChat takes for a sum in a message. */
export const yuanText = (fen: number): string => `${(fen / 100).toFixed(2)}元`
