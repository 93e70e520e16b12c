import type { Refused } from '../../../api/routes.ts'
import { Button } from '../../../components/button/index.tsx'
import { goInstead } from '../../../lib/go.ts'
import { RefusedNotice } from '../refused-notice.tsx'

/** Why the yes did not count; something that is missing has a door to its screen. */
export const ConfirmRefused = ({ refused, id }: { refused: Refused; id: string }) => (
  <>
    <RefusedNotice refused={refused} />
    {refused.field && refused.code !== 'ACT_CHANGED' && (
      <Button kind="secondary" onTap={() => goInstead('/packages/cases/fill/index', { id, field: refused.field })}>
        去填写
      </Button>
    )}
  </>
)
