import type { StaffCase } from '@anju/shared-types'
import { useRouter } from '@tarojs/taro'
import { Answered } from '../../../../components/answered/index.tsx'
import { Card } from '../../../../components/card/index.tsx'
import { Gradually } from '../../../../components/gradually/index.tsx'
import { ListRow } from '../../../../components/list-row/index.tsx'
import { Notice } from '../../../../components/notice/index.tsx'
import { Page } from '../../../../components/page/index.tsx'
import { go } from '../../../../lib/go.ts'
import { Clocks } from '../../../cases/detail/clocks.tsx'
import { Ending } from '../../../cases/detail/ending.tsx'
import { Fees } from '../../../cases/detail/fees.tsx'
import { Hands } from '../../../cases/detail/hands.tsx'
import { History } from '../../../cases/detail/history.tsx'
import { Instant } from '../../../cases/detail/instant.tsx'
import { Offices } from '../../../cases/detail/offices.tsx'
import '../../../cases/detail/index.scss'
import { ActsFoot } from './acts-foot.tsx'
import { CasePromises } from './case-promises.tsx'
import { Facts } from './facts.tsx'
import { FileHead } from './file-head.tsx'
import './index.scss'
import { PaperList } from './paper-list.tsx'
import { Restrictions } from './restrictions.tsx'
import { Rules } from './rules.tsx'
import { Signatures } from './signatures.tsx'
import { StaffMark } from './staff-mark.tsx'
import { Stops } from './stops.tsx'
import { type OpenFile, useFile } from './use-file.ts'

/** The whole file on one screen; the act at its foot (E51: nothing is decided unread). */
export default function CaseFilePage() {
  const { id = '' } = useRouter().params
  const file = useFile(id)
  return (
    <Page
      title={file.reply?.name ?? '办件'}
      lead={file.reply?.number && `办件编号 ${file.reply.number}`}
      foot={file.reply && file.reply.allowedActions.length > 0 && <ActsFoot file={file} shown={file.reply} />}
    >
      <Answered asked={file} cards={4}>
        {(shown) => (
          <>
            <OneFile file={file} shown={shown} />
            {shown.mark && <StaffMark text={shown.mark} />}
          </>
        )}
      </Answered>
    </Page>
  )
}

function OneFile({ file, shown }: { file: OpenFile; shown: StaffCase }) {
  return (
    <>
      <FileHead shown={shown} />
      <Gradually>
        {file.news.length > 0 && (
          <Notice tone="act" title="您打开以后又有变化，请看过再办" urgent>
            {file.news.join('\n')}
          </Notice>
        )}
        <Stops shown={shown} />
        <Facts shown={shown} />
        <Restrictions restrictions={shown.restrictions} />
        <PaperList file={file} shown={shown} />
        <CasePromises file={file} shown={shown} />
        {shown.clocks && <Clocks clocks={shown.clocks} isOver={['feeDue', 'ready', 'closed'].includes(shown.state)} />}
        {shown.clocks && <Hands clocks={shown.clocks} />}
        <Offices shown={shown} />
        {shown.instant && <Instant instant={shown.instant} />}
        {shown.fees && <Fees fees={shown.fees} />}
        {shown.ending && <Ending ending={shown.ending} />}
        <Rules shown={shown} />
        <History history={shown.history} />
        <Signatures signatures={shown.signatures} />
        <Card kind="plain">
          <ListRow
            icon="scale"
            text="分件抽签"
            note="怎么分到经办人手里，重新算一遍"
            onTap={() => go('/packages/staff/cases/draws/index', { id: shown.id })}
          />
        </Card>
      </Gradually>
    </>
  )
}
