import type { Pay } from './types.ts'

/** Alipay's cashier is not connected: the page says where else to pay. */
export const pay: Pay = null
