/** How long somebody has waited, as a clerk says it. */
export const waitedWords = (minutes: number): string => (minutes < 1 ? '刚取号' : `等了 ${minutes} 分钟`)
