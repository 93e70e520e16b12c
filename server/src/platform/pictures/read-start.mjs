// The thread's first file, in plain JavaScript: a new thread knows nothing of TypeScript yet.
import { register } from 'tsx/esm/api'

register()
await import('./read-thread.ts')
