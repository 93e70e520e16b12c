import type { Follow } from '../api/follow.ts'
import { poll } from '../api/poll.ts'

/** Mini-programs have no stream they may keep open for long: ask again and again, less often while nothing changes. */
export const follow: Follow = (name, request, handlers) => poll(name, request, handlers)
