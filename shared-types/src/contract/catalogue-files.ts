import { z } from 'zod'
import { routes } from '../route.ts'
import { PlainDateShape } from './shapes.ts'

/** An item's file as it lies in the system, and what an edited one would change. */
export const FileTrialShape = z.object({
  what: z.enum(['item', 'city']),
  code: z.string(),
  name: z.string(),
  version: z.int(),
  effectiveFrom: PlainDateShape.optional(),
  /** Everything wrong in the file; while there is one, nothing can be taken in. */
  mistakes: z.array(z.object({ where: z.string(), what: z.string() })),
  /** Against the newest version that is in the system. */
  lines: z.array(z.string()),
  affects: z.object({
    /** Confirmed appointments from that day on whose people will read the new guide. */
    appointments: z.int(),
    /** Cities of the files here that offer the item. */
    guides: z.array(z.string()),
    /** The file tried out on the cases of the last 30 days: how many are different, and how. */
    cases: z.object({ since: PlainDateShape, count: z.int(), changed: z.int(), lines: z.array(z.string()) }).optional(),
    /** What the trial rests on, said in words. */
    note: z.string(),
  }),
})
export type FileTrial = z.output<typeof FileTrialShape>

const FileShape = z.strictObject({ text: z.string().min(2).max(60_000, '文件太大') })
const admin = { staff: ['admin'] } as const

export const catalogueFiles = routes('/staff/catalogue', {
  download: {
    method: 'GET',
    path: '/:code/file',
    caller: admin,
    summary: '下载一个事项或城市档案的文件，改好再试算',
    changes: false,
    reply: z.object({ name: z.string(), version: z.int(), effectiveFrom: PlainDateShape, text: z.string() }),
    errors: [],
  },
  tryOut: {
    method: 'POST',
    path: '/files/trial',
    caller: admin,
    summary: '试算改过的文件：指出错误，列出和现行版本的逐条不同，什么也不改',
    changes: { unkeyed: 'compares only, nothing is stored' },
    body: FileShape,
    reply: FileTrialShape,
    errors: [],
  },
  take: {
    method: 'POST',
    path: '/files',
    caller: admin,
    summary: '采用改过的文件，作为新版本从生效日期起使用',
    changes: true,
    body: FileShape,
    reply: FileTrialShape,
    errors: ['ITEM_FILE_WRONG', 'ITEM_VERSION_TAKEN'],
  },
})
