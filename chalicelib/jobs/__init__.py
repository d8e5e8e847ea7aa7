"""What schedules, queues, buckets and topics call: plain functions, declared in app.py."""
