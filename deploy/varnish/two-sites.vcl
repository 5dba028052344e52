# The sites behind this Varnish: two of one machine, of which one stands for the other while it is away. A copy of
# this file is sites.vcl.

probe ready {
    # A site that is about to end says so here. While the lake is away they all go on with what they have.
    .url = "/api/health/ready";
    .interval = 1s;
    .timeout = 2s;
    .window = 3;
    .threshold = 2;
    .initial = 2;
}

backend one {
    .host = "127.0.0.1";
    .port = "3001";
    .probe = ready;
    # Longer than a query to the lake may take.
    .first_byte_timeout = 60s;
    # Streams of events say something more often.
    .between_bytes_timeout = 60s;
}

backend two {
    .host = "127.0.0.1";
    .port = "3002";
    .probe = ready;
    .first_byte_timeout = 60s;
    .between_bytes_timeout = 60s;
}

sub vcl_init {
    new sites = directors.round_robin();
    sites.add_backend(one);
    sites.add_backend(two);
}
