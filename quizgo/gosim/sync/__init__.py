"""Channels, select, semaphores and locks: state and queues of waiters that know no scheduler.

An operation never parks or readies anybody. It says what must be done: `DONE`, `PARK` (the caller
is queued and must stop running), or the waiters that must be made runnable, in order.
"""
