import { Button } from '../../components/button/index.tsx'

/** From a result back to what was filled in; nothing of it is lost. */
export const ChangeIt = ({ onTap }: { onTap: () => void }) => (
  <Button kind="secondary" icon="edit" onTap={onTap}>
    改一改
  </Button>
)
