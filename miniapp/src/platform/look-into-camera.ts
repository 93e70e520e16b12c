import type { LookIntoCamera } from './types.ts'

/** No camera of a platform: what the type checker and tests see. */
export const lookIntoCamera: LookIntoCamera = async () => undefined
