/** A function that does what its event asks, through the unmodified SDK. */
const cloudbase = require('@cloudbase/node-sdk')

const app = cloudbase.init({ env: cloudbase.SYMBOL_CURRENT_ENV })
const db = app.database()
const { subscribe } = require('node:diagnostics_channel')
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
let calls = 0

const tasks = {
  echo: (event) => event,
  env: (event) => Object.fromEntries(event.keys.map((key) => [key, process.env[key] ?? null])),
  who: async (event) => {
    const before = app.auth().getUserInfo()
    await wait(event.ms ?? 0)
    return { before, after: app.auth().getUserInfo() }
  },
  userInfo: (event) => app.auth().getEndUserInfo(event.uid),
  queryUser: (event) =>
    app
      .auth()
      .queryUserInfo(event.query)
      .catch((error) => ({ code: error.code })),
  client: async (_, context) => ({
    ip: app.auth().getClientIP(),
    ...(await app.auth().getAuthContext(context)),
    requestId: cloudbase.parseContext(context).requestId,
    source: cloudbase.getCloudbaseContext(context).TCB_SOURCE,
  }),
  report: (event) => app.logger()[event.level]({ said: event.text }),
  openApi: (event) =>
    app
      .callWxOpenApi({ apiName: event.apiName, requestData: event.body })
      .catch((error) => ({ code: error.code, message: error.message })),
  now: () => {
    const date = new Date()
    return {
      now: Date.now(),
      date: date.getTime(),
      isDate: date instanceof Date && date.constructor === Date,
    }
  },
  nowDuring: async (event) => {
    const from = Date.now()
    await wait(event.ms)
    return Date.now() - from
  },
  count: () => (calls += 1),
  sleep: (event) => wait(event.ms),
  fail: () => {
    throw new TypeError('as asked')
  },
  exit: () => process.exit(3),
  killProcess: () => process.kill(process.pid, 'SIGKILL'),
  spin: () => {
    for (;;);
  },
  write: (event) => process.stdout.write(event.text),
  crashLater: async () => {
    setTimeout(() => {
      throw new Error('thrown outside the call')
    }, 5)
    await wait(200)
  },
  eatMemory: () => {
    const kept = []
    for (;;) kept.push(new Array(100000).fill({}).map(() => ({ a: Math.random() })))
  },
  big: (event) => 'x'.repeat(event.bytes),
  print: (event) => console.log('hello %s', event.name),
  add: async (event) => (await db.collection('things').add({ name: event.name })).id,
  threeReads: async () => {
    const things = db.collection('things')
    await Promise.all([things.get(), things.count()])
    await things.add({ name: 'after' })
  },
  failPushes: (event) => db.collection('things').doc('pushes').set({ toFail: event.times }),
  sleepAndAdd: async (event) => {
    await wait(event.ms)
    await db.collection('things').add({ name: event.name })
  },
  wake: async (event) => {
    const begun = new Promise((resolve) => subscribe('http.client.request.start', resolve))
    void app.callFunction({ name: event.name, data: event.data })
    await begun
  },
  addMany: (event) => Promise.all(event.names.map((name) => db.collection('things').add({ name }))),
  manyCounts: async (event) => {
    const things = db.collection('things')
    const counts = await Promise.all(
      Array.from({ length: event.times }, () =>
        things.count().then(
          () => 'ok',
          (error) => error.code,
        ),
      ),
    )
    const tally = {}
    for (const one of counts) tally[one] = (tally[one] ?? 0) + 1
    return tally
  },
  call: async (event) => {
    try {
      return (await app.callFunction({ name: event.name, data: event.data })).result
    } catch (error) {
      return { code: error.code, message: error.message }
    }
  },
  ticket: (event) =>
    cloudbase
      .init({
        env: process.env.SCF_NAMESPACE,
        credentials: {
          private_key_id: event.keyId,
          private_key: event.privateKey,
          env_id: process.env.SCF_NAMESPACE,
        },
      })
      .auth()
      .createTicket(event.uid),
  upload: async (event) => app.uploadFile({ cloudPath: event.path, fileContent: Buffer.from(event.text) }),
  download: async (event) =>
    (await app.downloadFile({ fileID: event.fileID, urlType: event.urlType })).fileContent.toString('utf8'),
  link: async (event) =>
    (await app.getTempFileURL({ fileList: [{ fileID: event.fileID, maxAge: event.maxAge }] })).fileList,
  remove: async (event) => (await app.deleteFile({ fileList: [event.fileID] })).fileList,
  copy: async (event) => (await app.copyFile({ fileList: [event.file] })).fileList,
  authority: async (event) =>
    app.getFileAuthority({ fileList: event.files }).then(
      (answer) => answer.data,
      (error) => ({ code: error.code, message: error.message }),
    ),
  fileInfo: async (event) => (await app.getFileInfo({ fileList: [event.fileID] })).fileList,
  metadata: async (event) => (await app.getUploadMetadata({ cloudPath: event.path })).data,
}

/** Keeps what an address receives, and fails as often as it was told to. */
const receivePush = async ({ queryStringParameters: query, body, headers }) => {
  await db.collection('ticks').add({ query, body, type: headers['content-type'] })
  const [failing] = (await db.collection('things').doc('pushes').get()).data
  if (!failing?.toFail) return { statusCode: 200, body: 'success' }
  await db
    .collection('things')
    .doc('pushes')
    .set({ toFail: failing.toFail - 1 })
  return { statusCode: 500, body: '' }
}

exports.main = async (event, context) => {
  if (process.env.TRIGGER_SRC === 'timer') return db.collection('ticks').add({ at: Date.now(), event })
  if (event.MsgType === 'event')
    return db.collection('ticks').add({ pushed: event, source: process.env.TCB_SOURCE })
  if (event.path === '/push') return receivePush(event)
  if (event.path === '/seen') return { ...event, own: context.request_id }
  if (event.path === '/plain') return 'just text'
  if (event.path === '/cookies')
    return { statusCode: 200, headers: { 'Set-Cookie': ['a=1', 'b=2'] }, isBase64Encoded: true, body: 'AP8=' }
  if (event.httpMethod)
    return { statusCode: 201, headers: { 'x-seen': event.httpMethod }, body: `${event.path} ${event.body}` }
  if (event.task === 'context') return context
  return tasks[event.task](event, context)
}
