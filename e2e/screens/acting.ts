import type { Appointment, Delegation } from '@anju/shared-types'
import { book } from '../support/book.ts'
import { filledCase, homeOf, type Someone, sayYes, someone } from '../support/cases.ts'
import { at, press, sees } from '../support/citizen.ts'
import type { Album } from './album.ts'
import { phoneOf, SETTLED_MS, type Stage } from './stage.ts'

/** Acting for others and being told: a child for an elder, an owner who began nothing, whoever no message reached. */
export async function takeActing(album: Album, stage: Stage): Promise<void> {
  album.chapter('代办和提醒')
  const { cast } = stage
  const [elder, child] = [await someone(cast, 'wang-xiuying'), await someone(cast, 'he-jun')]

  const helper = await phoneOf(stage, child.caller)
  await helper.page.goto(at('packages/delegations/list'))
  await sees(helper.page, '还没有请人代办')
  await album.phone(helper.page, '代办：还没有')
  await helper.page.goto(at('packages/delegations/ask', 'as=agent'))
  await sees(helper.page, '我替家里老人办')
  await helper.page.waitForTimeout(SETTLED_MS)
  await album.phone(helper.page, '我替家里老人办')

  const day = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10)
  const asked = await child.caller.post<Delegation>('/delegations', {
    as: 'agent',
    other: { name: elder.name, idNumber: elder.idNumber },
    uses: ['fill', 'upload', 'submit', 'supply', 'book'],
    until: day,
  })
  const reader = await phoneOf(stage, elder.caller)
  await reader.page.goto(at('packages/delegations/one', `id=${asked.id}`))
  await sees(reader.page, '我同意')
  await reader.page.waitForTimeout(SETTLED_MS)
  await album.phone(reader.page, '老人看清、点同意')
  await press(reader.page, '我同意')
  await sees(reader.page, '收回委托，马上失效')
  await album.phone(reader.page, '已委托：一点收回')
  await reader.context.close()

  await helper.page.goto(at('packages/cases/begin', 'code=B14'))
  await sees(helper.page, `替${elder.name}办`)
  await helper.page.waitForTimeout(SETTLED_MS)
  await album.phone(helper.page, '开始办理：为谁办')
  await helper.page.goto(at('packages/delegations/one', `id=${asked.id}`))
  await sees(helper.page, `替${elder.name}预约`)
  await helper.page.waitForTimeout(SETTLED_MS)
  await album.phone(helper.page, '代办人：替老人预约')
  await press(helper.page, `替${elder.name}预约`)
  await sees(helper.page, `号是${elder.name}的`)
  await album.phone(helper.page, '替老人预约：选业务')
  const { id: visit } = await book(child.caller, { service: 'archive', delegationId: asked.id })
  await helper.page.goto(at('packages/book/detail', `id=${visit}`))
  await sees(helper.page, `到了，替${elder.name}取号`)
  await album.phone(helper.page, '代办人看替老人约的号')
  await elder.caller.post(`/delegations/${asked.id}/revoke`)
  const own = await phoneOf(stage, elder.caller)
  await toldToKeep(elder, visit)
  await own.page.goto(at('packages/book/detail', `id=${visit}`))
  await sees(own.page, '我还要')
  await album.phone(own.page, '委托收回了：预约还要不要')
  await own.context.close()
  await helper.context.close()

  const owner = await someone(cast, 'xu-wen')
  const stranger = await someone(cast, 'gao-jie')
  const begun = await filledCase(stranger, 'B14', { property: await homeOf(owner) })
  await sayYes(stranger, begun.id, 'submit')
  const home = await phoneOf(stage, owner.caller)
  await home.page.goto(at('packages/homes/alert'))
  await home.page.waitForTimeout(SETTLED_MS)
  await home.page.reload()
  await sees(home.page, '有人提交了申请')
  await album.phone(home.page, '房屋提醒：有人在办')
  await press(home.page, '不是我')
  await home.page.waitForTimeout(300)
  await album.phone(home.page, '房屋提醒：不是我')
  await press(home.page, '不是我，立即冻结')
  await sees(home.page, '已冻结')
  await album.phone(home.page, '房屋提醒：已冻结')
  await home.context.close()

  const desk = await phoneOf(stage, await cast.as('clerk-1'))
  await desk.page.goto(at('packages/staff/outreach'))
  await sees(desk.page, '没有要联系的人')
  await album.phone(desk.page, '要打电话的群众：没有')
  await desk.context.close()
}

/** A job asks the person once the delegation is taken back. */
async function toldToKeep({ caller }: Someone, id: string): Promise<void> {
  for (let tries = 0; tries < 120; tries += 1) {
    const { madeBy } = await caller.get<Appointment>(`/appointments/${id}`)
    if (madeBy?.askedToKeep) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}
