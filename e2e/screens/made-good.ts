import { filledCase, homeOf, sayYes, someone } from '../support/cases.ts'
import { at, press, sees } from '../support/citizen.ts'
import type { Album } from './album.ts'
import { phoneOf, SETTLED_MS, type Stage } from './stage.ts'

/** A family's papers, mandates on paper, people without a phone, and what we got wrong. */
export async function takeMadeGood(album: Album, stage: Stage): Promise<void> {
  album.chapter('家人、窗口和差错')
  const { cast } = stage
  const owner = await someone(cast, 'huang-lijuan')
  const mine = await phoneOf(stage, owner.caller)
  await mine.page.goto(at('packages/documents/household'))
  await sees(mine.page, '还没有和家人共用的材料')
  await album.phone(mine.page, '家庭材料夹：还没有')
  await mine.page.goto(at('packages/delegations/ask', 'as=principal'))
  await mine.page.getByText('只限一套房子').click()
  await sees(mine.page, '哪一套')
  await mine.page.waitForTimeout(SETTLED_MS)
  await album.phone(mine.page, '请人替我办：只限一套房子')

  const begun = await filledCase(owner, 'B14', { property: await homeOf(owner) })
  await sayYes(owner, begun.id, 'submit')
  await mine.page.goto(at('packages/cases/detail', `id=${begun.id}`))
  await press(mine.page, '你们办错了')
  await sees(mine.page, '哪里办错了？')
  await album.phone(mine.page, '办件：你们办错了')
  await mine.context.close()

  const clerk = await phoneOf(stage, await cast.as('clerk-1'))
  await clerk.page.goto(at('packages/staff/mandate'))
  await sees(clerk.page, '登记委托书')
  await clerk.page.waitForTimeout(SETTLED_MS)
  await album.phone(clerk.page, '登记委托书')
  await clerk.page.goto(at('packages/staff/witness'))
  await sees(clerk.page, '我在场见证')
  await album.phone(clerk.page, '当面见证')
  await clerk.page.goto(at('packages/display/counter'))
  await sees(clerk.page, '工作人员给的 8 位码')
  await album.phone(clerk.page, '窗口屏：输入码')
  await clerk.context.close()
}
