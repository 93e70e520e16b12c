import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { answersAsked, type SheetAddress } from './sheet-address.ts'

/** The item, the list for the answers in the address, and whether that address is from before a change of the rules. */
export function useSheet(address: SheetAddress) {
  const { code } = address
  const item = useRequest(() => call('catalogue.get', { params: { code } }), [code])
  const asked = answersAsked(address, item.reply)
  const list = useRequest(
    asked ? () => call('catalogue.materials', { params: { code }, body: { answers: asked.answers } }) : null,
    [code, address.answers, address.picks, asked !== undefined],
  )
  return {
    item,
    // Without the item the numbers mean nothing: what keeps it away is the reason to show.
    list: asked ? list : { ...list, refused: item.refused, reload: item.reload },
    isOutdated: asked?.isOutdated ?? false,
  }
}
