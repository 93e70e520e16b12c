/**
 * Numbers of title books. 不动产权证 `鲁（2021）济南市不动产权第0000001号` and 登记证明 `…不动产证明第0000001号` have one form (国土资发〔2015〕25号).
 * Older books (房产证, 土地证) stay valid (不动产登记暂行条例 33): free text, matched by looking it up.
 */
export const certificateNumberProblems = {
  empty: '请填写证号。',
  province: '证号开头应是省、自治区、直辖市的简称，例如“鲁”。',
  year: '证号里的年份要写成（2021）这样的四位数。',
  place: '证号里缺少市、县、区的名称，例如“济南市”。',
  kind: '证号里应有“不动产权第”或“不动产证明第”。',
  serial: '证号的顺序号应是“第”和“号”之间的 7 位数字。',
  unknown: '这不像不动产权证或房产证、土地证的证号，请对照证书核对。',
} as const
export type CertificateNumberProblem = keyof typeof certificateNumberProblems

export type CertificateNumberCheck =
  | { ok: true; number: string; kind: 'title' | 'proof' | 'old-book' }
  | { ok: false; problem: CertificateNumberProblem; number: string }

const provinces = '京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新'
const oldBook = /房权证|房产证|房地证|房地权|房字第|产权证|国用|集用|土地证|土地使用|他项|他证|产籍/

/** Blanks removed, digits half-width, brackets and 第…号 in one form, so that two spellings of one number compare equal. */
function normaliseCertificateNumber(written: string): string {
  return written
    .normalize('NFC')
    .replace(/[\s\u3000]/g, '')
    .replace(/[０-９Ａ-Ｚａ-ｚ]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[([〔【［]/g, '（')
    .replace(/[)\]〕】］]/g, '）')
}

/** Checks what a person wrote. An old book's number is accepted as it is: only the register can say whether it exists. */
export function checkCertificateNumber(written: string): CertificateNumberCheck {
  const number = normaliseCertificateNumber(written)
  const bad = (problem: CertificateNumberProblem) => ({ ok: false, problem, number }) as const
  if (!number) return bad('empty')
  if (!number.includes('不动产')) {
    return oldBook.test(number) && /\d/.test(number) ? { ok: true, number, kind: 'old-book' } : bad('unknown')
  }
  if (!provinces.includes([...number][0] ?? '')) return bad('province')
  const afterYear = /^.（(?:19|20)\d{2}）(.*)$/.exec(number)?.[1]
  if (afterYear === undefined) return bad('year')
  const parts = /^(.*?)不动产(权|证明)第(.*)$/.exec(afterYear)
  if (!parts) return bad('kind')
  const [, place = '', kind, rest = ''] = parts
  if (!/^\p{Script=Han}{2,}$/u.test(place)) return bad('place')
  if (!/^\d{7}号$/.test(rest)) return bad('serial')
  return { ok: true, number, kind: kind === '权' ? 'title' : 'proof' }
}
