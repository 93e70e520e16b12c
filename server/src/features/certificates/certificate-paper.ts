import { certificateKinds, shanghaiDate, shanghaiTime } from '@anju/shared-types'
import { printedClaims } from '../../domain/certificates/disclosure.ts'
import { claimLabels } from '../../domain/certificates/kinds.ts'
import { inGroups } from '../../domain/certificates/payload.ts'
import type { PdfDocument } from '../../platform/pdf/document.ts'
import type { CertificateRow, SealedContent } from './certificate-record.ts'
import { codeAddress, paperCode } from './showing-code.ts'

/** 民法典 217 */
const bookWords = ({ kind }: Pick<CertificateRow, 'kind'>) =>
  kind === 'title' || kind === 'proof' ? '登记内容以不动产登记簿为准。' : ''

/** A certificate on paper: everything in full, the seal, the square code and the digest that ties this paper to its code. */
export function certificatePaper(
  row: CertificateRow,
  { claims }: SealedContent,
  { origin, cityName }: { origin: string; cityName: string },
): PdfDocument {
  const title = certificateKinds[row.kind]
  const digest = inGroups(row.digest)
  return {
    title,
    at: row.issuedAt,
    author: row.issuer,
    foot: `${title} · 防伪码 ${digest} · 密钥 ${row.keyId}`,
    blocks: [
      {
        kind: 'title',
        text: title,
        under: [
          { text: row.issuer, size: 13 },
          { text: `签发 ${shanghaiDate(row.issuedAt)} ${shanghaiTime(row.issuedAt)}`, tone: 'muted' },
          ...(row.validTo ? [{ text: `有效期至 ${row.validTo}`, bold: true }] : []),
        ],
        qr: { text: codeAddress(origin, paperCode(row._id, row.digest)), caption: '扫码查验真伪' },
      },
      {
        kind: 'facts',
        rows: printedClaims(claims).map(({ name, value }) => ({
          label: claimLabels[name],
          value: [{ text: value, bold: name === 'holder' || name === 'number' }],
        })),
      },
      { kind: 'seal', ring: `${cityName}电子证照`, text: '电子签章', caption: row.issuer },
      {
        kind: 'callout',
        tone: 'accent',
        title: `防伪码 ${digest}`,
        text: '用手机相机扫右上角的码，或打开“安居一窗”的“查验证照”，对一对编号、姓名和防伪码。码是真的、防伪码对不上，这张纸就是假的。',
      },
      {
        kind: 'paragraph',
        text: `本证照以 SM2 数字签名为准，和纸质证照效力相同（国务院令第 716 号第十条）。${bookWords(row)}`,
        size: 10,
        tone: 'muted',
      },
    ],
  }
}
