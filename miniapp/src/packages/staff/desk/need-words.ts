/** What the citizen asked for when booking, as the clerk should prepare it. A need of a newer server is shown as it comes. */
const words: Record<string, string> = {
  wheelchair: '需要轮椅',
  hearing: '手语或写字沟通',
  sight: '大字材料或帮读',
  interpreter: '少数民族语言翻译',
  companion: '需要陪同办理',
}

export const needWords = (need: string): string => words[need] ?? need
