import type { ChannelName } from './types.ts'

const channels: Record<string, ChannelName> = { weapp: 'wechat', alipay: 'alipay', h5: 'h5' }

/** The channel that this build speaks for. */
export const channel: ChannelName = channels[process.env.TARO_ENV ?? 'h5'] ?? 'h5'
