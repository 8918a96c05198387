import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { Delayed } from '../../client/src/delayed.ts';

function start({ mock }: TestContext) {
  mock.timers.enable({ apis: ['setTimeout'] });
  const work = mock.fn();
  return { work, timers: mock.timers, delayed: new Delayed(300, work) };
}

test('what is asked for several times is done once, a while after the first', (context) => {
  const { work, timers, delayed } = start(context);
  delayed.ask();
  timers.tick(200);
  delayed.ask();
  timers.tick(99);
  assert.equal(work.mock.callCount(), 0);
  timers.tick(1);
  assert.equal(work.mock.callCount(), 1);
  timers.tick(1000);
  assert.equal(work.mock.callCount(), 1);
});

test('what is cancelled is not done, and can be asked for again', (context) => {
  const { work, timers, delayed } = start(context);
  delayed.ask();
  delayed.cancel();
  timers.tick(1000);
  assert.equal(work.mock.callCount(), 0);
  delayed.ask();
  timers.tick(300);
  assert.equal(work.mock.callCount(), 1);
});
