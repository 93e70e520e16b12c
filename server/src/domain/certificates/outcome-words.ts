import type { VerificationOutcome } from '@anju/shared-types'

interface Words {
  title: string
  reason: string
  next: string
}

/** What a reader is told: the answer, why, and what to do. `why` is what the office wrote down when it ended the certificate. */
export function outcomeWords(
  outcome: VerificationOutcome,
  { why, validTo }: { why?: string; validTo?: string },
): Words {
  const reason = why ? `原因：${why.replace(/[。；，]+$/u, '')}。` : ''
  switch (outcome) {
    case 'valid':
      return {
        title: '有效',
        reason: '签名正确，内容没有被改动，现在有效。',
        next: '请核对姓名和眼前的人是不是同一个人。',
      }
    case 'expired':
      return {
        title: '已过有效期',
        reason: validTo ? `有效期到 ${validTo}，现在已经过了。` : '这张证照的有效期已经过了。',
        next: '请对方重新办理后再出示。',
      }
    case 'revoked':
      return { title: '已被吊销', reason: `这张证照已被吊销，不再有效。${reason}`, next: '请不要采信。' }
    case 'suspended':
      return {
        title: '已暂停使用',
        reason: `这张证照暂停使用，正在核实。${reason}`,
        next: '现在不能采信，请过几天再查验。',
      }
    case 'replaced':
      return {
        title: '已换发新证',
        reason: `这是旧的一张，已经换发新证。${reason}`,
        next: '请对方打开新的一张再出示。',
      }
    case 'altered':
      return {
        title: '内容被改动过',
        reason: '内容和签名对不上：有人改过内容，或者不是用我们的密钥签的。',
        next: '请不要采信，可以拨打 12345 反映。',
      }
    case 'wrongPaper':
      return {
        title: '码是真的，纸不对',
        reason: '这个码是真的，但纸上印的编号、姓名或防伪码和它对不上：码可能是从别的纸上剪下来的。',
        next: '请不要采信这张纸，请对方用手机亮证。',
      }
    case 'codeTooOld':
      return {
        title: '出示码已过期',
        reason: '出示码 45 秒后就失效。截图和照片都不能用。',
        next: '请对方当面打开手机，出示新的码。',
      }
    case 'codeUsed':
      return {
        title: '出示码已经用过',
        reason: '一个出示码只能查验一次，这个码已经被查验过了。',
        next: '请对方出示新的码，再扫一次。',
      }
    case 'unknown':
      return {
        title: '不是我们的证照',
        reason: '没有找到这张证照：码不完整，或者不是我们发的。',
        next: '请重新扫一次，扫全整个码；还不行，请不要采信。',
      }
  }
}
