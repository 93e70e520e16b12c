import { createHash } from 'node:crypto'
import { API_PREFIX, type Batch, contract, type ErrorReply } from '@anju/shared-types'
import type { TestPerson } from '../../testing/people.ts'
import { type ListedHome, listRows, workbookOf } from '../../testing/shop-list.ts'
import { createCaseHouse } from '../cases/case-house.ts'

const batches = contract.batches.table
export const FIRM = { name: '济南安居商业管理有限公司', idNumber: '91370102MA0000007F' }

/** Test kit of batches: the whole server with a sandbox of its own, and the firm with 138 shops. */
export async function createBatchHouse(options: Parameters<typeof createCaseHouse>[0] = {}) {
  const house = await createCaseHouse(options)
  const feng = await house.verified('feng-hai')
  await house.call(contract.organisations.table.claim, { as: feng, body: { agreed: true } })
  const owned = await house.register.ownedBy(FIRM, { purpose: '测试', consent: 'test' })
  if (owned.kind !== 'units') throw new Error('the register is silent')
  const shops = owned.units.map(
    ({ unitCode, address, owners }): ListedHome => ({ unitCode, address, certificateNumber: owners[0]?.certificate }),
  )

  const send = (as: TestPerson | null, { id }: { id: string }, bytes: Uint8Array) =>
    fetch(`${house.url}${API_PREFIX}/batches/${id}/list?fileName=${encodeURIComponent('清单.xlsx')}`, {
      method: 'PUT',
      headers: {
        ...(as && { authorization: as.authorization }),
        'x-device': as?.device ?? 'test-device-0000000',
        'x-channel': 'h5',
        'content-type': 'application/octet-stream',
        'x-content-sha256': createHash('sha256').update(bytes).digest('hex'),
      },
      body: Buffer.from(bytes),
    })

  const begin = (as: TestPerson = feng): Promise<Batch> =>
    house.call(batches.begin, { as, body: { code: 'A13', organisation: FIRM.idNumber } })
  const get = ({ id }: { id: string }): Promise<Batch> => house.call(batches.get, { as: feng, params: { id } })
  const fill = ({ id }: { id: string }): Promise<Batch> => {
    const body = { answers: { 谁来办: '法定代表人', 查谁的: '本企业名下' }, details: { purpose: '年度资产盘点' } }
    return house.call(batches.fill, { as: feng, params: { id }, body })
  }

  return {
    ...house,
    feng,
    shops,
    begin,
    get,
    fill,
    sendList: send,
    upload: async (one: { id: string }, bytes: Uint8Array): Promise<Batch> => {
      const response = await send(feng, one, bytes)
      if (response.status !== 200) throw new Error(await response.text())
      return batches.upload.reply.parse(await response.json())
    },
    refusedList: async (one: { id: string }, bytes: Uint8Array, as: TestPerson | null = feng) => {
      const response = await send(as, one, bytes)
      return { status: response.status, ...((await response.json()) as ErrorReply) }
    },
    confirm: async ({ id }: { id: string }, body: { leaveOut?: boolean } = {}): Promise<Batch> => {
      const { act } = await get({ id })
      return house.call(batches.confirm, { as: feng, params: { id }, body: { digest: act!.digest, ...body } })
    },
    /** A batch of the first shops, ready to be confirmed. */
    async ready(count: number): Promise<Batch> {
      const one = await begin()
      await fill(one)
      const response = await send(feng, one, workbookOf(listRows(shops.slice(0, count))))
      return batches.upload.reply.parse(await response.json())
    },
    children: ({ id }: { id: string }, from = 0) =>
      house.call(batches.children, { as: feng, params: { id }, query: { from } }),
  }
}
