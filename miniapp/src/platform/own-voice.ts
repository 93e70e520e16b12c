import type { OwnVoice } from './types.ts'

/** Mini-programs have no voice without a plug-in that is bought for each app: the server's reads there. */
export const ownVoice: OwnVoice = () => undefined
