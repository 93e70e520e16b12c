import type { certificates, Reply } from '@anju/shared-types'
import { canonicalText } from '../../domain/canonical.ts'
import { FORM, type RevocationList } from '../../domain/certificates/payload.ts'
import { SM2_USER_ID, sm2Pem } from '../../platform/crypto/sm2.ts'
import type { CertificateNeeds } from './needs.ts'

type Table = (typeof certificates)['table']

const steps = [
  '把离线核验码按“.”分成六段；后五段是 base64url。',
  '第二段是签名内容，第三段是它的 SM2 签名；第四段是状态，第五段是状态的签名。签名是 DER 编码。',
  '用签名内容里 keyId 对应的公钥验签：SM2 配 SM3，用户标识为 1234567812345678，被签的是原文的 UTF-8 字节。',
  '第六段是出示的各项内容，每项是 [盐, 名称, 值]。按原样写成 JSON（不带空格）算 SM3，前 32 位十六进制数必须在签名内容的 commitments 里。',
  '状态里的 until 必须晚于现在；签名内容里有 validTo 的，今天（北京时间）不能晚于它。',
  '想更稳妥：下载吊销清单，同样验签，证照编号不能在清单里。',
]

/** How anybody checks our signatures without us: keys of now and before, and the steps. */
export const publicKeys = ({ signer }: Pick<CertificateNeeds, 'signer'>): Reply<Table['keys']> => ({
  algorithm: 'SM2 with SM3 (GB/T 32918, GB/T 32905)',
  userId: SM2_USER_ID,
  items: signer.publicKeys().map((one) => ({ ...one, pem: sm2Pem(one.publicKey) })),
  steps,
})

const LIST_HOURS = 24

/** Every certificate that does not hold any more, signed: for whoever checks without asking. */
export async function revocationList({
  certificates,
  signer,
  clock,
}: Pick<CertificateNeeds, 'certificates' | 'signer' | 'clock'>): Promise<Reply<Table['revocations']>> {
  const now = clock.now()
  const list: RevocationList = {
    form: FORM,
    at: now.toISOString(),
    until: new Date(now.getTime() + LIST_HOURS * 3_600_000).toISOString(),
    keyId: signer.keyId,
    revoked: await certificates.ended(),
  }
  const text = canonicalText(list)
  return { text, ...(await signer.sign(text)) }
}
