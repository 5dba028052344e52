# The site behind this Varnish, by its name in compose.yaml.

probe ready {
    .url = "/api/health/ready";
    .interval = 1s;
    .timeout = 2s;
    .window = 3;
    .threshold = 2;
    .initial = 2;
}

backend site {
    .host = "site";
    .port = "3000";
    .probe = ready;
    # Longer than a query to the lake may take.
    .first_byte_timeout = 60s;
    # Streams of events say something more often.
    .between_bytes_timeout = 60s;
}

sub vcl_init {
    new sites = directors.round_robin();
    sites.add_backend(site);
}
