import type { Refused } from '../../api/routes.ts'
import { Notice } from '../../components/notice/index.tsx'

/** What the server did not accept and what to do, said aloud as soon as it appears. */
export const RefusedNotice = ({ refused }: { refused?: Refused }) =>
  refused ? (
    <Notice tone="danger" title={refused.text} urgent>
      {refused.next}
    </Notice>
  ) : null
