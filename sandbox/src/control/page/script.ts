/**
 * The little that runs in the page: asks each second whether something changed and then fetches the same page again; sends
 * what the buttons carry. Without it the pages still show everything.
 */
export const SCRIPT = `
const live = document.getElementById('live')
const toast = document.getElementById('toast')
let seen = live.dataset.version
let toastTimer

function say(text) {
  toast.textContent = text
  toast.classList.add('is-shown')
  clearTimeout(toastTimer)
  toastTimer = setTimeout(() => toast.classList.remove('is-shown'), 2600)
}

async function refresh() {
  const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html')
  const open = new Set([...live.querySelectorAll('details[open]')].map((each) => each.id))
  const typing = live.contains(document.activeElement) && document.activeElement.matches('input, select')
  if (typing) return
  live.innerHTML = page.getElementById('live').innerHTML
  document.querySelector('nav').innerHTML = page.querySelector('nav').innerHTML
  for (const each of live.querySelectorAll('details')) if (open.has(each.id)) each.open = true
}

async function poll() {
  try {
    if (!document.hidden) {
      const { version } = await (await fetch('/__control/changes')).json()
      if (version !== seen) { seen = version; await refresh() }
    }
    document.body.classList.remove('is-lost')
  } catch {
    document.body.classList.add('is-lost')
    say('连不上沙箱，正在重试……')
  }
  setTimeout(poll, 1000)
}

function formValues(form) {
  const values = {}
  for (const field of form.elements) {
    if (!field.name || field.value === '') continue
    values[field.name] = field.dataset.type === 'number' ? Number(field.value) : field.value
  }
  return values
}

async function act(button) {
  const { method = 'POST', url, body, form, done = '好了', confirm: question } = button.dataset
  if (question && !confirm(question)) return
  const extra = form ? formValues(document.querySelector(form)) : {}
  const response = await fetch(url, { method, body: JSON.stringify({ ...JSON.parse(body || '{}'), ...extra }) })
  const answer = await response.json()
  say(response.ok ? (answer.reason || done) : answer.error)
  if (response.ok && button.dataset.next) { location.href = button.dataset.next; return }
  await refresh()
}

document.addEventListener('click', (event) => {
  const copied = event.target.closest('[data-copy]')
  if (copied) navigator.clipboard.writeText(copied.dataset.copy).then(() => say('已复制 ' + copied.dataset.copy), () => say('浏览器不允许复制，请手动选取'))
  const button = event.target.closest('[data-url]')
  if (button) act(button).catch((error) => say(String(error)))
})
document.addEventListener('submit', (event) => event.preventDefault())
setTimeout(poll, 1000)
`
