import { staffShown } from '../../domain/identity/staff-words.ts'
import type { Account, Call } from '../../platform/http/call.ts'
import type { CertificateNeeds } from './needs.ts'

const channels = { h5: '网页', wechat: '微信小程序', alipay: '支付宝小程序' } as const

/** Who checks, and from where, in words for the holder: staff by name and hall, others as far as they have said who they are. */
export async function readerWords(
  needs: Pick<CertificateNeeds, 'accounts' | 'directory' | 'hallName'>,
  caller: Account | undefined,
  { channel }: Pick<Call, 'channel'>,
): Promise<{ who: string; where: string }> {
  const where = channels[channel]
  if (!caller) return { who: '没有登录的人', where }
  const staff = await needs.accounts.standings.staffOf(caller.accountId, () => true)
  if (staff) {
    const hall = staff.hallId && (await needs.hallName(staff.hallId))
    return { who: `工作人员 ${staffShown(staff)}`, where: hall ? `${hall}，${where}` : where }
  }
  const name = await needs.directory.personName(caller.accountId)
  return { who: name ? `${name.masked}（已实名）` : '登录但没有实名的人', where }
}
