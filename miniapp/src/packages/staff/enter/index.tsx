import { useRouter } from '@tarojs/taro'
import { Begin } from './begin.tsx'
import { EnterOne } from './enter-one.tsx'

/** Entering for somebody who came without having filled in anything; that person reads along on a phone of their own (E25). */
export default function WindowEntryPage() {
  const { id, ticket, number } = useRouter().params
  return id ? <EnterOne id={id} /> : <Begin called={ticket ? { ticketId: ticket, number: number ?? '' } : undefined} />
}
