/**
 * Kinds of paper by the words that are printed on them. Only what the form itself prints counts, never what was filled in, so that a
 * contract that speaks of a marriage is no marriage certificate. What is not in this table is not recognised, and then nothing is said.
 */
export const pageKinds = {
  'registration-proof': { label: '不动产登记证明', needs: 1, words: ['不动产登记证明'] },
  title: {
    label: '不动产权证书',
    needs: 1,
    words: ['不动产权证书', '房屋所有权证', '国有土地使用证', '权利人共有情况'],
  },
  household: {
    label: '户口簿',
    needs: 1,
    words: ['常住人口登记卡', '居民户口簿', '户主或与户主关系', '户主姓名户号'],
  },
  divorce: { label: '离婚证', needs: 1, words: ['离婚证字号', '离婚申请', '申请离婚'] },
  marriage: { label: '结婚证', needs: 1, words: ['结婚证字号', '结婚申请', '申请结婚', '中华人民共和国结婚证'] },
  birth: { label: '出生医学证明', needs: 1, words: ['出生医学证明'] },
  'business-licence': {
    label: '营业执照',
    needs: 2,
    words: ['营业执照', '统一社会信用代码', '法定代表人', '注册资本', '经营范围'],
  },
  driving: { label: '驾驶证', needs: 1, words: ['机动车驾驶证', '准驾车型', '机动车行驶证'] },
  'social-security': { label: '社会保障卡', needs: 1, words: ['社会保障卡', '社会保障号码'] },
  'residence-permit': { label: '居住证', needs: 1, words: ['居住证签发', '中华人民共和国居住证', '广东省居住证'] },
  'bank-card': { label: '银行卡', needs: 1, words: ['UnionPay', '银联', '借记卡', '储蓄卡', '信用卡'] },
  'id-back': { label: '身份证有国徽的一面', needs: 2, words: ['居民身份证', '签发机关', '有效期限', '中华人民共和国'] },
  'id-front': {
    label: '身份证有照片的一面',
    needs: 4,
    words: ['公民身份号码', '姓名', '性别', '民族', '出生', '住址'],
  },
} as const satisfies Record<string, { label: string; needs: number; words: readonly string[] }>
export type PageKind = keyof typeof pageKinds

/** From the one whose words nothing else prints to the one whose words stand on many forms. */
const order = Object.keys(pageKinds) as PageKind[]

/** Which kind of paper a page is, by what was read on it; nothing where no kind has enough of its words. */
export function recogniseKind(read: string): PageKind | undefined {
  const text = read.replace(/\s+/g, '')
  // What stands there as it is goes before what was nearly read: 结婚证字号 and 离婚证字号 are one character apart.
  return (
    kindBy((word) => text.includes(word)) ??
    kindBy((word) => contains(text, word, Math.floor(word.length / WRONG_ONE_IN)))
  )
}

/** One character in six may have been read wrongly. */
const WRONG_ONE_IN = 6

const kindBy = (has: (word: string) => boolean) =>
  order.find((kind) => pageKinds[kind].words.filter(has).length >= pageKinds[kind].needs)

function contains(text: string, word: string, mayDiffer: number): boolean {
  for (let from = 0; from + word.length <= text.length; from++) {
    let differ = 0
    for (let at = 0; at < word.length && differ <= mayDiffer; at++) if (text[from + at] !== word[at]) differ++
    if (differ <= mayDiffer) return true
  }
  return false
}

const identity = ['id-front', 'id-back', 'household', 'birth', 'residence-permit'] as const

/** What may be handed in under a material, by its code in the catalogue. Whoever has another paper of that kind is asked, never refused. */
const accepted: Readonly<Record<string, readonly PageKind[]>> = {
  'id-card': [...identity, 'business-licence'],
  'agent-id': ['id-front', 'id-back'],
  marriage: ['marriage', 'divorce'],
  guardianship: identity,
  title: ['title'],
  'mortgage-certificate': ['registration-proof'],
  'notice-certificate': ['registration-proof'],
  'business-licence': ['business-licence', 'id-front', 'id-back'],
  'bank-card': ['bank-card'],
}

/** Nothing: of this material no page is told to be wrong. */
export const kindsFor = (material: string): readonly PageKind[] | undefined => accepted[material]
