import { goBack } from '../../lib/go.ts'
import { Icon } from '../icon/index.tsx'
import { Tap } from '../raw/tap'

/** What the platforms' native bar does, for browsers. */
export const TopBar = () => (
  <header className="top-bar">
    <Tap className="top-bar__back" label="返回上一页" onTap={goBack}>
      <Icon name="back" />
      返回
    </Tap>
    <span className="top-bar__name" aria-hidden="true">
      安居一窗
    </span>
  </header>
)
