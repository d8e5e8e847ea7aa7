"""The same application on one machine: the packaged template made real without an AWS account.

`dynoxide` keeps the table, moto in this process plays the other services, and what the template
says calls a function (HTTP, buckets, queues, topics, schedules) calls it here.
"""
