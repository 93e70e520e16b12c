import type { Case } from '@anju/shared-types'
import { Button } from '../../../components/button/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { goInstead } from '../../../lib/go.ts'
import { momentWords } from '../../../lib/time-words.ts'

/** Said yes without a network. */
export const Waiting = ({ at }: { at: string }) => (
  <Notice tone="act" title="没有网络，已经记在这部手机上" urgent>
    {`${momentWords(at)} 确认。连上网会自动提交，不会重复办理；请不要删掉小程序。`}
  </Notice>
)

/** What one should know before: something not saved yet, papers that are still open. */
export function Before({ shown: { id, materials, allowedActions }, isUnsaved }: { shown: Case; isUnsaved: boolean }) {
  const open = allowedActions.includes('submit') ? materials.filter(({ status }) => status === 'open') : []
  return (
    <>
      {isUnsaved && (
        <>
          <Notice tone="act" title="有改动还没存到服务器上">
            下面不是最新的内容。请连上网，保存后再确认。
          </Notice>
          <Button kind="secondary" onTap={() => goInstead('/packages/cases/fill/index', { id })}>
            回到填写
          </Button>
        </>
      )}
      {open.length > 0 && (
        <Notice tone="act" title={`还有 ${open.length} 份材料没交`}>
          {`${open.map(({ name }) => name).join('、')}。可以先提交，带到窗口看原件；受理前要交齐。`}
        </Notice>
      )}
    </>
  )
}
