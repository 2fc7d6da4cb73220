"""Feeds in the forms that governments publish, of invented advice."""

from __future__ import annotations

import json

UK = {
    "base_path": "/foreign-travel-advice/mali",
    "title": "Mali travel advice",
    "public_updated_at": "2025-11-08T10:00:00Z",
    "schema_name": "travel_advice",
    "details": {
        "country": {"slug": "mali", "name": "Mali"},
        "alert_status": ["avoid_all_travel_to_parts", "avoid_all_but_essential_travel_to_parts"],
        "change_description": "Latest update: fuel is short in the west.",
        "parts": [
            {
                "slug": "warnings-and-insurance",
                "title": "Warnings and insurance",
                "body": "<h2>Northern Mali</h2><p>FCDO advises against all travel to:</p><ul>"
                "<li>the regions of Gao and Kidal</li><li>the <b>road</b> from Diboli to Kayes</li></ul>"
                "<script>alert('x')</script>"
                "<p>FCDO advises against all but essential travel to Bamako.</p>",
            },
            {"slug": "terrorism", "title": "Terrorism", "body": "<p>Terrorists are likely to try.</p>"},
        ],
    },
    "links": {},
}
UK_INDEX = {
    "base_path": "/foreign-travel-advice",
    "title": "Foreign travel advice",
    "details": {"max_cache_time": 10},
    "links": {
        "children": [
            {
                "base_path": "/foreign-travel-advice/niger",
                "title": "Niger travel advice",
                "api_url": "http://127.0.0.1/niger",
                "public_updated_at": "2025-11-02T00:00:00Z",
                "details": {
                    "country": {"name": "Niger", "slug": "niger"},
                    "change_description": "The FCDO now advises against all travel to Niger.",
                },
            },
            {
                "base_path": "/foreign-travel-advice/togo",
                "title": "Togo travel advice",
                "api_url": "http://127.0.0.1/togo",
                "details": {"country": {"name": "Togo", "slug": "togo"}, "change_description": "Entry: new visa."},
            },
        ]
    },
}
US_API = [
    {
        "Title": "Mali - Level 4: Do Not Travel",
        "Link": "https://travel.example/mali",
        "Category": ["ML"],
        "Summary": "<p>Do not travel to Mali due to <b>crime</b>.</p>",
        "id": "https://travel.example/mali",
        "Published": "2025-11-07T19:00:00-05:00",
        "Updated": "2025-11-07T19:00:00-05:00",
    },
    {
        "Title": "Benin - Level 2: Exercise Increased Caution",
        "Link": "https://travel.example/benin",
        "Category": ["BN"],
        "Summary": "<p>Some areas have increased risk. Do Not Travel to:</p><ul><li>Areas near the W park due to "
        "terrorism.</li></ul><p>Do not travel to these areas for any reason.</p>",
        "Published": "2025-10-01T00:00:00-04:00",
    },
    {"Title": "Worldwide Caution", "Published": "2025-10-01T00:00:00-04:00"},
    {"Title": "Atlantis - Level 1: Exercise Normal Precautions", "Published": "2025-10-01T00:00:00-04:00"},
]
US_LIST = [
    {
        "country": "Kyrgyz",
        "level": 1,
        "full_title": "The Kyrgyz Republic - Level 1: Exercise Normal Precautions",
        "remote_link": "https://travel.example/kg",
        "date": "Tue, 10 Feb 2026",
    },
    {"full_title": "Saba - Level 1: Exercise Normal Precautions", "date": "Thu, 20 Aug 2026"},
]
US_RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Advisories</title>
<item><title>Chad - Level 3: Reconsider Travel</title><link>https://travel.example/chad</link>
<pubDate>Mon, 10 Nov 2025</pubDate><description>&lt;p&gt;Reconsider travel to Chad due to crime.&lt;/p&gt;</description>
</item></channel></rss>"""
US_PAGE = """# Nigeria

**Level 3 Advisory**
**Date:** Fri, 12 Jun 2026
**Source:** [a page](https://travel.example/nigeria)

---

Reconsider travel to Nigeria due to **crime** .

**Do Not Travel to** :

  * Borno and Yobe states due to **terrorism**
  * [Kaduna](https://travel.example/kaduna "a link") state due to kidnapping.

**Kaduna**
Do not travel to Kaduna state for any reason.
"""
DE = {
    "response": {
        "lastModified": 1762500000,
        "contentList": ["100", "200", "300"],
        "100": {
            "lastModified": 1762516800,
            "title": "Mali: Reisewarnung",
            "CountryCode": "ML",
            "iso3CountryCode": "MLI",
            "CountryName": "Mali",
            "warning": True,
            "partialWarning": False,
            "situationWarning": False,
            "situationPartWarning": False,
            "content": "<h3>Reisewarnung</h3><p>Vor Reisen nach Mali wird gewarnt.</p>",
        },
        "200": {
            "lastModified": 1762516800000,
            "title": "Benin: Reise- und Sicherheitshinweise (Teilreisewarnung)",
            "CountryCode": "BJ",
            "CountryName": "Benin",
            "warning": False,
            "partialWarning": True,
            "content": "<p>Vor Reisen in die Grenzgebiete zu Niger wird gewarnt. "
            "Von Reisen in den Norden der Provinz Borgou wird dringend abgeraten.</p>",
        },
        "300": {"title": "Togo: Hinweise", "CountryCode": "TG", "CountryName": "Togo", "warning": False},
    }
}
CA = {
    "metadata": {"generated": {"timestamp": 1762516800}},
    "data": {
        "ML": {
            "country-id": 1,
            "country-iso": "ML",
            "country-eng": "Mali",
            "advisory-state": 3,
            "date-published": {"timestamp": 1762516800, "date": "2025-11-07 12:00:00"},
            "has-regional-advisory": 0,
            "eng": {"name": "Mali", "url-slug": "mali", "advisory-text": "Avoid all travel", "recent-updates": "Fuel."},
        },
        "TG": {
            "country-iso": "TG",
            "country-eng": "Togo",
            "advisory-state": 1,
            "has-regional-advisory": 1,
            "eng": {"name": "Togo", "advisory-text": "Exercise a high degree of caution (with regional advisories)"},
        },
    },
}


def encoded(value):
    return value.encode() if isinstance(value, str) else json.dumps(value).encode()
