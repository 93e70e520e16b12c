import type { Cipher } from '../../platform/crypto/cipher.ts'
import type { FeeAtDesk } from '../cases/desk/fee-at-desk.ts'
import type { PaymentNeeds } from '../payments/needs.ts'
import type { PayLinkStore } from './pay-link-store.ts'

export interface PayLinkNeeds extends PaymentNeeds {
  cipher: Pick<Cipher, 'seal' | 'open'>
  links: PayLinkStore
  feeAtDesk: FeeAtDesk
}
