# The sites behind this Varnish. One stands for the others while they are away.

probe alive {
    # Also while the lake is away: then the sites go on with what they have.
    .url = "/api/health/live";
    .interval = 1s;
    .timeout = 2s;
    .window = 3;
    .threshold = 2;
    .initial = 2;
}

backend one {
    .host = "127.0.0.1";
    .port = "3000";
    .probe = alive;
    # Longer than a query to the lake may take.
    .first_byte_timeout = 60s;
    # Streams of events say something more often.
    .between_bytes_timeout = 60s;
}

sub vcl_init {
    new sites = directors.round_robin();
    sites.add_backend(one);
}
