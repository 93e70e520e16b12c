import { z } from 'zod'
import { routes } from '../route.ts'
import { InstantShape, NothingShape } from './shapes.ts'

/** A text as sound: clips to be played one after the other. */
export const ReadAloudShape = z.object({
  /** Addresses for some minutes. */
  clips: z.array(z.string()).min(1),
  expiresAt: InstantShape,
})
export type ReadAloud = z.output<typeof ReadAloudShape>

/** Texts for one person: the words of a case that a side confirms, of a delegation, of a paper that the family asks for, and so on. */
export const readToMe = ['case', 'delegation', 'paper-ask', 'owner-alert', 'consent'] as const
/** Texts that everybody may read; the last by the code that a clerk gives. */
export const readToAnyone = ['statement', 'guide', 'counter-reading'] as const
export type ReadAloudOf = (typeof readToMe)[number] | (typeof readToAnyone)[number]

/** E27, E82: pages read aloud by the server's voice, for phones that have none. It reads what a page says, never what a caller sends. */
export const readAloud = routes('/read-aloud', {
  mine: {
    method: 'GET',
    path: '/mine/:id',
    caller: 'verified',
    summary: '把我要确认的内容读出来：按编号取，读的就是那一页的字',
    changes: false,
    query: z.strictObject({ of: z.enum(readToMe) }),
    reply: ReadAloudShape,
    errors: ['NOT_YOURS', 'VOICE_SILENT'],
  },
  open: {
    method: 'GET',
    path: '/open/:id',
    caller: 'anyone',
    summary: '把公开的内容读出来：告知书、办事指南、窗口屏',
    changes: false,
    query: z.strictObject({ of: z.enum(readToAnyone) }),
    reply: ReadAloudShape,
    errors: ['READING_OVER', 'VOICE_SILENT'],
  },
  clip: {
    method: 'GET',
    path: '/clips/:clip/sound.mp3',
    caller: 'anyone',
    summary: '按限时链接取一段声音',
    changes: false,
    query: z.strictObject({ link: z.string().min(1).max(200) }),
    file: true,
    reply: NothingShape,
    errors: ['LINK_EXPIRED', 'VOICE_SILENT'],
  },
})
