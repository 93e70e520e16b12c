import type { Item } from '@anju/shared-types'
import { spokenItem } from '@anju/shared-types/spoken-words'
import { useRouter } from '@tarojs/taro'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { ReadAloudButton } from '../../../components/read-aloud-button/index.tsx'
import { enter } from '../../../lib/enter.ts'
import { go } from '../../../lib/go.ts'
import { basisNote, basisWords } from '../basis-words.ts'
import { allWords, limitNote } from '../limit-words.ts'
import { MaterialGroups } from '../material-groups.tsx'
import { OverrideRow } from '../override-rate.tsx'
import { Together } from '../together.tsx'
import { ItemSteps } from './item-steps.tsx'
import { ItemSums } from './item-sums.tsx'
import { NearHalls } from './near-halls.tsx'

/** Everything about one item, readable before anybody logs in. */
export default function OneItem() {
  const { code = '' } = useRouter().params
  const asked = useRequest(() => call('catalogue.get', { params: { code } }), [code])
  const { reply } = asked
  return (
    <Page
      title={reply?.plainName ?? '事项'}
      lead={reply?.name}
      foot={
        reply && (
          <>
            {mayBegin(reply) && (
              <Button icon="edit" onTap={() => enter('/packages/cases/begin/index', { code })}>
                开始办理
              </Button>
            )}
            {reply.service && (
              <Button
                kind={mayBegin(reply) ? 'secondary' : 'primary'}
                icon="calendar"
                onTap={() => go('/packages/book/hall/index', { service: reply.service })}
              >
                预约去大厅办
              </Button>
            )}
          </>
        )
      }
    >
      <Answered asked={asked}>
        {(item) => (
          <>
            <Notice>{item.summary}</Notice>
            <ReadAloudButton text={spokenItem(item)} of="guide" id={code} />
            <Times item={item} />
            {item.service === 'eligibility' && <CheckEligibility />}
            <Together codes={[code]} />
            {item.questions.length > 0 && (
              <Card kind="accent" rows title="要带什么，按您的情况算">
                <ListRow
                  icon="edit"
                  text="答几个问题，得到我的材料清单"
                  note={`所有情况加起来有 ${item.materials.length} 项，不是每项都要`}
                  onTap={() => go('/packages/guide/wizard/index', { code })}
                />
              </Card>
            )}
            <Card kind="plain" title="收费">
              {item.fees.map(({ rule, payer, name, text, unsure }) => (
                <ListRow
                  key={`${rule} ${payer}`}
                  text={`${name}（${payer}）`}
                  note={unsure ? `${text}\n以当地公布为准` : text}
                />
              ))}
              {item.feeNote && <ListRow text="收费说明" note={item.feeNote} />}
            </Card>
            <ItemSums item={item} />
            <Card title="怎么办">
              <ItemSteps steps={item.steps} />
            </Card>
            <MaterialGroups materials={item.materials} brief />
            <Officers item={item} />
            {item.service && <NearHalls service={item.service} />}
            <Card kind="plain" title="常见问题">
              {item.faqs.map(({ question, answer }) => (
                <ListRow key={question} text={question} note={answer} />
              ))}
            </Card>
            {item.refusals.length > 0 && (
              <Card kind="plain" title="什么情况不能办">
                {item.refusals.map((refusal) => (
                  <ListRow key={refusal} text={refusal} />
                ))}
              </Card>
            )}
            <OnceTold code={code} />
            <Card kind="plain" title="依据">
              {item.basis.map((basis) => (
                <ListRow key={basisWords(basis)} text={basisWords(basis)} note={basisNote(basis)} />
              ))}
            </Card>
            <Changes item={item} />
          </>
        )}
      </Answered>
    </Page>
  )
}

/** 告知锁: what the office promises about its lists, and how often it did not keep it. */
function OnceTold({ code }: { code: string }) {
  const asked = useRequest(() => call('openLists.overrides', { query: { code } }), [code])
  const rate = asked.reply?.items[0]
  return (
    <Card kind="plain" title="一次告知">
      <ListRow
        icon="check"
        text="缺什么一次说清，不让您跑第二趟"
        note="第一次能告知的，第二次再要须由主管写明理由放行，并在这里公开。"
      />
      {rate && <OverrideRow rate={rate} />}
    </Card>
  )
}

/** What this item is about can be found out right here. */
const CheckEligibility = () => (
  <Card kind="accent" rows title="先看看能不能买">
    <ListRow
      icon="key"
      text="自己测一测"
      note="不用登录，答几个小问题"
      onTap={() => go('/packages/eligibility/check/index')}
    />
    <ListRow
      icon="shield"
      text="用本人数据正式核验"
      note="部门之间核对，不用交材料"
      onTap={() => enter('/packages/eligibility/apply/index')}
    />
  </Card>
)

/** 购房资格 has a way of its own, from the sources and not from papers. */
const mayBegin = ({ channel, service }: Item): boolean =>
  channel !== 'internal' && channel !== 'window' && service !== 'eligibility'

/** What we promise beside what the law gives, and what it asks of the citizen. */
function Times({
  item: { promise, promiseNote, statutory, statutoryNote, duties, applicants, channelLabel, city },
}: {
  item: Item
}) {
  return (
    <Card kind="plain" title="多久办好">
      <ListRow
        icon="clock"
        text={promise.length ? `${city.name}承诺 ${allWords(promise)}` : `${city.name}没有公布承诺时限`}
        note={[limitNote(promise), promiseNote].filter(Boolean).join('\n') || undefined}
      />
      <ListRow
        icon="scale"
        text={statutory.length ? `法定 ${allWords(statutory)}` : '没有全国统一的法定时限'}
        note={[limitNote(statutory), statutoryNote].filter(Boolean).join('\n') || undefined}
      />
      {duties.map((duty) => (
        <ListRow
          key={duty.words}
          icon="alert"
          text={`您要在 ${duty.words} 内办`}
          note={limitNote([duty]) || undefined}
        />
      ))}
      <ListRow icon="people" text="谁来申请" note={applicants} />
      <ListRow icon="place" text="在哪里办" note={channelLabel} />
    </Card>
  )
}

function Officers({ item: { officers } }: { item: Item }) {
  if (officers.length === 0) return null
  return (
    <Card kind="plain" title="谁负责（首问负责人）">
      {officers.map(({ hallId, hallName, phone, officer, standIn }) => (
        <ListRow
          key={hallId}
          icon="person"
          text={officer ? `${officer.name}（${officer.role}）` : '还没有公布'}
          note={[hallName, standIn && `不在时由${standIn.name}顶替`, `电话 ${phone}`].filter(Boolean).join('\n')}
        />
      ))}
    </Card>
  )
}

function Changes({ item: { changes, version, effectiveFrom } }: { item: Item }) {
  return (
    <Card kind="plain" title={`第 ${version.item} 版，${effectiveFrom} 起`}>
      {changes
        .filter(({ lines }) => lines.length > 0)
        .map(({ version: number, effectiveFrom: from, lines }) => (
          <ListRow key={number} icon="history" text={`第 ${number} 版（${from} 起）`} note={lines.join('\n')} />
        ))}
      {!changes.some(({ lines }) => lines.length > 0) && <ListRow icon="history" text="还没有改过" />}
    </Card>
  )
}
