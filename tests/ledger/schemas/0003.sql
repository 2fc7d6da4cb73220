PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO alembic_version VALUES('0003');
CREATE TABLE actor (
	id TEXT NOT NULL, 
	claim TEXT NOT NULL, 
	status TEXT NOT NULL, 
	CONSTRAINT pk_actor PRIMARY KEY (id, claim)
);
CREATE TABLE decision (
	id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	claims TEXT NOT NULL, 
	field TEXT, 
	value TEXT, 
	analyst TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	made_at TEXT NOT NULL, 
	revoked_at TEXT, 
	CONSTRAINT pk_decision PRIMARY KEY (id)
);
INSERT INTO decision VALUES(1,'confirm','["r1.1"]',NULL,NULL,'Lima','the embassy says so','2026-11-29T08:22:36.040977+00:00',NULL);
INSERT INTO decision VALUES(2,'correct','["r3.1"]','type','arrest_detention','Lima','the ministry','2026-11-29T08:22:36.211773+00:00',NULL);
INSERT INTO decision VALUES(3,'reject','["r5.1"]',NULL,NULL,'Lima','an old tale','2026-11-29T08:22:36.347114+00:00',NULL);
INSERT INTO decision VALUES(4,'merge','["r3.1", "r4.1"]',NULL,NULL,'Sow','one convoy','2026-11-29T08:22:36.524089+00:00','2026-11-29T08:22:37.000921+00:00');
INSERT INTO decision VALUES(5,'split','["r1.1", "r2.1"]',NULL,NULL,'Sow','two convoys','2026-11-29T08:22:36.719779+00:00',NULL);
CREATE TABLE failure (
	id TEXT NOT NULL, 
	source TEXT NOT NULL, 
	code TEXT NOT NULL, 
	message TEXT NOT NULL, 
	attempts INTEGER NOT NULL, 
	failed_at TEXT NOT NULL, 
	resolved_at TEXT, 
	CONSTRAINT pk_failure PRIMARY KEY (id)
);
INSERT INTO failure VALUES('failed:1','empty.txt','empty_text','It holds no text: give another file.',1,'2026-11-29T08:22:36.007523+00:00',NULL);
CREATE TABLE incident (
	id TEXT NOT NULL, 
	type TEXT NOT NULL, 
	status TEXT NOT NULL, 
	title TEXT NOT NULL, 
	start TEXT, 
	"end" TEXT, 
	country TEXT, 
	lat FLOAT, 
	lon FLOAT, 
	body TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	CONSTRAINT pk_incident PRIMARY KEY (id)
);
INSERT INTO incident VALUES('i-e84935bfe8d0','abduction','confirmed','6 Indians abducted, near Kobri, Mali, 6 Nov 2025','2025-11-06','2025-11-06','ML',13.118999999999999772,-9.900999999999999801,'{"id":"i-e84935bfe8d0","type":"abduction","status":"confirmed","captivity":"held","date":{"start":"2025-11-06","end":"2025-11-06","precision":"day","span":null},"place":{"name":"Kobri","country":"ML","admin1":"Kayes","lat":13.119,"lon":-9.901,"precision":"near","geonameid":2455166,"span":null,"radius_km":null,"ends":[]},"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","claims":["r2.1"]}],"victims":[{"outcome":"abducted","best":6,"low":6,"high":6,"nationality":"IN","group":null,"part_of":null,"claims":["r2.1"],"role":null}],"claims":[{"report":"r2","claim":"r2.1"}],"origins":1,"links":[],"first_reported":"2025-11-10","updated":"2025-11-10","disagreements":[]}','2026-11-29T08:22:36.719779+00:00');
INSERT INTO incident VALUES('i-e84935bfe8d0-2','abduction','confirmed','5 Indians abducted, near Kobri, Mali, 6 Nov 2025','2025-11-06','2025-11-06','ML',13.118999999999999772,-9.900999999999999801,'{"id":"i-e84935bfe8d0-2","type":"abduction","status":"confirmed","captivity":"held","date":{"start":"2025-11-06","end":"2025-11-06","precision":"day","span":null},"place":{"name":"Kobri","country":"ML","admin1":"Kayes","lat":13.119,"lon":-9.901,"precision":"near","geonameid":2455166,"span":null,"radius_km":null,"ends":[]},"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","claims":["r1.1"]}],"victims":[{"outcome":"abducted","best":5,"low":5,"high":5,"nationality":"IN","group":null,"part_of":null,"claims":["r1.1"],"role":null}],"claims":[{"report":"r1","claim":"r1.1"}],"origins":1,"links":[],"first_reported":"2025-11-08","updated":"2025-11-08","disagreements":[]}','2026-11-29T08:22:36.719779+00:00');
INSERT INTO incident VALUES('i-7fb8ee976cfb','arrest_detention','confirmed','Arrested, near Téra, Niger, 1 Jul 2025','2025-07-01','2025-07-01','NE',14.009999999999999786,0.75,'{"id":"i-7fb8ee976cfb","type":"arrest_detention","status":"confirmed","captivity":"unknown","date":{"start":"2025-07-01","end":"2025-07-01","precision":"day","span":null},"place":{"name":"Téra","country":"NE","admin1":"Tillabéri","lat":14.01,"lon":0.75,"precision":"near","geonameid":2439376,"span":null,"radius_km":null,"ends":[]},"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","claims":["r3.1"]}],"victims":[{"outcome":"abducted","best":3,"low":3,"high":3,"nationality":"IN","group":null,"part_of":null,"claims":["r3.1"],"role":null}],"claims":[{"report":"r3","claim":"r3.1"}],"origins":1,"links":[],"first_reported":"2025-07-02","updated":"2025-07-02","disagreements":[]}','2026-11-29T08:22:37.000921+00:00');
INSERT INTO incident VALUES('i-abcf6565c48d','abduction','confirmed','2 Indians abducted, near Téra, Niger, 20 Sep 2025','2025-09-20','2025-09-20','NE',14.009999999999999786,0.75,'{"id":"i-abcf6565c48d","type":"abduction","status":"confirmed","captivity":"held","date":{"start":"2025-09-20","end":"2025-09-20","precision":"day","span":null},"place":{"name":"Téra","country":"NE","admin1":"Tillabéri","lat":14.01,"lon":0.75,"precision":"near","geonameid":2439376,"span":null,"radius_km":null,"ends":[]},"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","claims":["r4.1"]}],"victims":[{"outcome":"abducted","best":2,"low":2,"high":2,"nationality":"IN","group":null,"part_of":null,"claims":["r4.1"],"role":null}],"claims":[{"report":"r4","claim":"r4.1"}],"origins":1,"links":[],"first_reported":"2025-09-21","updated":"2025-09-21","disagreements":[]}','2026-11-29T08:22:37.000921+00:00');
CREATE TABLE place (
	geonameid INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	country TEXT, 
	admin1 TEXT, 
	lat FLOAT NOT NULL, 
	lon FLOAT NOT NULL, 
	CONSTRAINT pk_place PRIMARY KEY (geonameid)
);
INSERT INTO place VALUES(2439376,'Téra','NE','Tillabéri',14.009999999999999786,0.75);
INSERT INTO place VALUES(2455166,'Kobri','ML','Kayes',13.118999999999999772,-9.900999999999999801);
CREATE TABLE redirect (
	id TEXT NOT NULL, 
	incident TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	CONSTRAINT pk_redirect PRIMARY KEY (id)
);
CREATE TABLE report (
	id TEXT NOT NULL, 
	source TEXT NOT NULL, 
	family TEXT NOT NULL, 
	current_revision INTEGER NOT NULL, 
	ingested_at TEXT NOT NULL, location TEXT, 
	CONSTRAINT pk_report PRIMARY KEY (id)
);
INSERT INTO report VALUES('r1','r1.txt','r1',1,'2026-11-29T08:22:34.486664+00:00',NULL);
INSERT INTO report VALUES('r2','r2.txt','r2',2,'2026-11-29T08:22:34.486664+00:00',NULL);
INSERT INTO report VALUES('r3','r3.txt','r3',1,'2026-11-29T08:22:35.581217+00:00',NULL);
INSERT INTO report VALUES('r4','r4.txt','r4',1,'2026-11-29T08:22:35.581217+00:00',NULL);
INSERT INTO report VALUES('r5','r5.txt','r5',1,'2026-11-29T08:22:35.954135+00:00',NULL);
CREATE TABLE band (
	band TEXT NOT NULL, 
	report TEXT NOT NULL, 
	CONSTRAINT pk_band PRIMARY KEY (band, report), 
	CONSTRAINT fk_band_report FOREIGN KEY(report) REFERENCES report (id)
);
CREATE TABLE incident_claim (
	claim TEXT NOT NULL, 
	incident TEXT NOT NULL, 
	report TEXT NOT NULL, 
	CONSTRAINT pk_incident_claim PRIMARY KEY (claim), 
	CONSTRAINT fk_incident_claim_incident FOREIGN KEY(incident) REFERENCES incident (id)
);
INSERT INTO incident_claim VALUES('r2.1','i-e84935bfe8d0','r2');
INSERT INTO incident_claim VALUES('r1.1','i-e84935bfe8d0-2','r1');
INSERT INTO incident_claim VALUES('r3.1','i-7fb8ee976cfb','r3');
INSERT INTO incident_claim VALUES('r4.1','i-abcf6565c48d','r4');
CREATE TABLE incident_victims (
	"key" INTEGER NOT NULL, 
	incident TEXT NOT NULL, 
	outcome TEXT NOT NULL, 
	nationality TEXT, 
	best INTEGER, 
	low INTEGER, 
	high INTEGER, 
	part_of INTEGER, 
	CONSTRAINT pk_incident_victims PRIMARY KEY ("key"), 
	CONSTRAINT fk_incident_victims_incident FOREIGN KEY(incident) REFERENCES incident (id)
);
INSERT INTO incident_victims VALUES(6,'i-e84935bfe8d0','abducted','IN',6,6,6,NULL);
INSERT INTO incident_victims VALUES(7,'i-e84935bfe8d0-2','abducted','IN',5,5,5,NULL);
INSERT INTO incident_victims VALUES(8,'i-7fb8ee976cfb','abducted','IN',3,3,3,NULL);
INSERT INTO incident_victims VALUES(9,'i-abcf6565c48d','abducted','IN',2,2,2,NULL);
CREATE TABLE link (
	incident TEXT NOT NULL, 
	relation TEXT NOT NULL, 
	other TEXT NOT NULL, 
	CONSTRAINT pk_link PRIMARY KEY (incident, relation, other), 
	CONSTRAINT fk_link_incident FOREIGN KEY(incident) REFERENCES incident (id)
);
CREATE TABLE revision (
	"key" INTEGER NOT NULL, 
	report TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	digest TEXT NOT NULL, 
	text TEXT NOT NULL, 
	title TEXT, 
	url TEXT, 
	publisher TEXT, 
	published TEXT, 
	lang TEXT, 
	known_at TEXT NOT NULL, 
	ingested_at TEXT NOT NULL, 
	superseded_at TEXT, 
	model TEXT NOT NULL, 
	signature TEXT NOT NULL, notes TEXT, 
	CONSTRAINT pk_revision PRIMARY KEY ("key"), 
	CONSTRAINT fk_revision_report FOREIGN KEY(report) REFERENCES report (id), 
	CONSTRAINT uq_revision_report UNIQUE (report, number)
);
INSERT INTO revision VALUES(1,'r1',1,'fc4246a3af695154ab8683990a8808a77511899166039c4227b15943c65cd4a6','Gunmen took 5 engineers near Kobri on 2025-11-06, the embassy said. Amadou Diarra is among them.','Five taken',NULL,'The Courier','2025-11-08','en','2025-11-08T23:59:59+00:00','2026-11-29T08:22:34.486664+00:00',NULL,'rules-1.0','[]',NULL);
INSERT INTO revision VALUES(2,'r2',1,'fc4246a3af695154ab8683990a8808a77511899166039c4227b15943c65cd4a6','Gunmen took 5 engineers near Kobri on 2025-11-06, the embassy said. Amadou Diarra is among them.',NULL,NULL,'The Courier','2025-11-09','en','2025-11-09T23:59:59+00:00','2026-11-29T08:22:34.486664+00:00','2025-11-10T23:59:59+00:00','rules-1.0','[]',NULL);
INSERT INTO revision VALUES(3,'r3',1,'2fb5df16c9ea5cb3309deeb14d6ae06a48739d5c94d2dc6318c3bdaf75d91826','Gunmen took 3 engineers near Téra on 2025-07-01, the embassy said. Amadou Diarra is among them.',NULL,NULL,'The Courier','2025-07-02','en','2025-07-02T23:59:59+00:00','2026-11-29T08:22:35.581217+00:00',NULL,'rules-1.0','[]',NULL);
INSERT INTO revision VALUES(4,'r4',1,'e4f5858d34f10832b1a28b6fe8ec9eb0ef6887cedaa4f5016bf4fc6edc5a3107','Gunmen took 2 engineers near Téra on 2025-09-20, the embassy said. Amadou Diarra is among them.',NULL,NULL,'The Courier','2025-09-21','en','2025-09-21T23:59:59+00:00','2026-11-29T08:22:35.581217+00:00',NULL,'rules-1.0','[]',NULL);
INSERT INTO revision VALUES(5,'r2',2,'aca27ec22a809c87b2c470e1b74f82c760689db695262a6a92120e57afa67d9c','Gunmen took 6 engineers near Kobri on 2025-11-06, the embassy said. Amadou Diarra is among them.',NULL,NULL,'The Courier','2025-11-10','en','2025-11-10T23:59:59+00:00','2026-11-29T08:22:35.954135+00:00',NULL,'rules-1.0','[]',NULL);
INSERT INTO revision VALUES(6,'r5',1,'84596273da0307228fe9507fd5aa71f62bf356c43aea6fa0945e233e3afaccea','Gunmen took 9 engineers near Téra on 2025-03-11, the embassy said. Amadou Diarra is among them.','Nine',NULL,'The Courier','2025-03-12','en','2025-03-12T23:59:59+00:00','2026-11-29T08:22:35.954135+00:00',NULL,'rules-1.0','[]',NULL);
CREATE TABLE claim (
	"key" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	revision INTEGER NOT NULL, 
	report TEXT NOT NULL, 
	type TEXT NOT NULL, 
	role TEXT NOT NULL, 
	modality TEXT NOT NULL, 
	start TEXT, 
	"end" TEXT, 
	country TEXT, 
	body TEXT NOT NULL, 
	known_at TEXT NOT NULL, 
	superseded_at TEXT, 
	CONSTRAINT pk_claim PRIMARY KEY ("key"), 
	CONSTRAINT fk_claim_report FOREIGN KEY(report) REFERENCES report (id), 
	CONSTRAINT fk_claim_revision FOREIGN KEY(revision) REFERENCES revision ("key")
);
INSERT INTO claim VALUES(1,'r1.1',1,'r1','abduction','main','confirmed','2025-11-06','2025-11-06','ML','{"id":"r1.1","type":"abduction","role":"main","modality":"confirmed","confidence":0.9,"evidence":[{"start":0,"end":67}],"date":{"start":"2025-11-06","end":"2025-11-06","precision":"day","span":{"start":38,"end":48}},"place":{"name":"Kobri","country":"ML","admin1":"Kayes","lat":13.119,"lon":-9.901,"precision":"near","geonameid":2455166,"span":{"start":29,"end":34},"radius_km":null,"ends":[]},"counts":[{"outcome":"abducted","best":5,"low":5,"high":5,"modifier":"exact","nationality":"IN","role":null,"group":null,"standing":"current","part_of":null,"span":{"start":12,"end":13}}],"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","span":{"start":0,"end":6}}],"speaker":null}','2025-11-08T23:59:59+00:00',NULL);
INSERT INTO claim VALUES(2,'r2.1',2,'r2','abduction','main','confirmed','2025-11-06','2025-11-06','ML','{"id":"r2.1","type":"abduction","role":"main","modality":"confirmed","confidence":0.9,"evidence":[{"start":0,"end":67}],"date":{"start":"2025-11-06","end":"2025-11-06","precision":"day","span":{"start":38,"end":48}},"place":{"name":"Kobri","country":"ML","admin1":"Kayes","lat":13.119,"lon":-9.901,"precision":"near","geonameid":2455166,"span":{"start":29,"end":34},"radius_km":null,"ends":[]},"counts":[{"outcome":"abducted","best":5,"low":5,"high":5,"modifier":"exact","nationality":"IN","role":null,"group":null,"standing":"current","part_of":null,"span":{"start":12,"end":13}}],"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","span":{"start":0,"end":6}}],"speaker":null}','2025-11-09T23:59:59+00:00','2025-11-10T23:59:59+00:00');
INSERT INTO claim VALUES(3,'r3.1',3,'r3','abduction','main','confirmed','2025-07-01','2025-07-01','NE','{"id":"r3.1","type":"abduction","role":"main","modality":"confirmed","confidence":0.9,"evidence":[{"start":0,"end":66}],"date":{"start":"2025-07-01","end":"2025-07-01","precision":"day","span":{"start":37,"end":47}},"place":{"name":"Téra","country":"NE","admin1":"Tillabéri","lat":14.01,"lon":0.75,"precision":"near","geonameid":2439376,"span":{"start":29,"end":33},"radius_km":null,"ends":[]},"counts":[{"outcome":"abducted","best":3,"low":3,"high":3,"modifier":"exact","nationality":"IN","role":null,"group":null,"standing":"current","part_of":null,"span":{"start":12,"end":13}}],"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","span":{"start":0,"end":6}}],"speaker":null}','2025-07-02T23:59:59+00:00',NULL);
INSERT INTO claim VALUES(4,'r4.1',4,'r4','abduction','main','confirmed','2025-09-20','2025-09-20','NE','{"id":"r4.1","type":"abduction","role":"main","modality":"confirmed","confidence":0.9,"evidence":[{"start":0,"end":66}],"date":{"start":"2025-09-20","end":"2025-09-20","precision":"day","span":{"start":37,"end":47}},"place":{"name":"Téra","country":"NE","admin1":"Tillabéri","lat":14.01,"lon":0.75,"precision":"near","geonameid":2439376,"span":{"start":29,"end":33},"radius_km":null,"ends":[]},"counts":[{"outcome":"abducted","best":2,"low":2,"high":2,"modifier":"exact","nationality":"IN","role":null,"group":null,"standing":"current","part_of":null,"span":{"start":12,"end":13}}],"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","span":{"start":0,"end":6}}],"speaker":null}','2025-09-21T23:59:59+00:00',NULL);
INSERT INTO claim VALUES(5,'r2.1',5,'r2','abduction','main','confirmed','2025-11-06','2025-11-06','ML','{"id":"r2.1","type":"abduction","role":"main","modality":"confirmed","confidence":0.9,"evidence":[{"start":0,"end":67}],"date":{"start":"2025-11-06","end":"2025-11-06","precision":"day","span":{"start":38,"end":48}},"place":{"name":"Kobri","country":"ML","admin1":"Kayes","lat":13.119,"lon":-9.901,"precision":"near","geonameid":2455166,"span":{"start":29,"end":34},"radius_km":null,"ends":[]},"counts":[{"outcome":"abducted","best":6,"low":6,"high":6,"modifier":"exact","nationality":"IN","role":null,"group":null,"standing":"current","part_of":null,"span":{"start":12,"end":13}}],"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","span":{"start":0,"end":6}}],"speaker":null}','2025-11-10T23:59:59+00:00',NULL);
INSERT INTO claim VALUES(6,'r5.1',6,'r5','abduction','main','confirmed','2025-03-11','2025-03-11','NE','{"id":"r5.1","type":"abduction","role":"main","modality":"confirmed","confidence":0.9,"evidence":[{"start":0,"end":66}],"date":{"start":"2025-03-11","end":"2025-03-11","precision":"day","span":{"start":37,"end":47}},"place":{"name":"Téra","country":"NE","admin1":"Tillabéri","lat":14.01,"lon":0.75,"precision":"near","geonameid":2439376,"span":{"start":29,"end":33},"radius_km":null,"ends":[]},"counts":[{"outcome":"abducted","best":9,"low":9,"high":9,"modifier":"exact","nationality":"IN","role":null,"group":null,"standing":"current","part_of":null,"span":{"start":12,"end":13}}],"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","span":{"start":0,"end":6}}],"speaker":null}','2025-03-12T23:59:59+00:00',NULL);
CREATE TABLE statement (
	"key" INTEGER NOT NULL, 
	revision INTEGER NOT NULL, 
	report TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	body TEXT NOT NULL, 
	known_at TEXT NOT NULL, 
	superseded_at TEXT, 
	CONSTRAINT pk_statement PRIMARY KEY ("key"), 
	CONSTRAINT fk_statement_report FOREIGN KEY(report) REFERENCES report (id), 
	CONSTRAINT fk_statement_revision FOREIGN KEY(revision) REFERENCES revision ("key")
);
INSERT INTO statement VALUES(1,1,'r1','tally','{"kind":"tally","number":5,"what":"abducted","evidence":[{"start":0,"end":20}],"modifier":"exact","population":null,"place":null,"period":null}','2025-11-08T23:59:59+00:00',NULL);
INSERT INTO statement VALUES(2,2,'r2','tally','{"kind":"tally","number":5,"what":"abducted","evidence":[{"start":0,"end":20}],"modifier":"exact","population":null,"place":null,"period":null}','2025-11-09T23:59:59+00:00','2025-11-10T23:59:59+00:00');
INSERT INTO statement VALUES(3,3,'r3','tally','{"kind":"tally","number":3,"what":"abducted","evidence":[{"start":0,"end":20}],"modifier":"exact","population":null,"place":null,"period":null}','2025-07-02T23:59:59+00:00',NULL);
INSERT INTO statement VALUES(4,4,'r4','tally','{"kind":"tally","number":2,"what":"abducted","evidence":[{"start":0,"end":20}],"modifier":"exact","population":null,"place":null,"period":null}','2025-09-21T23:59:59+00:00',NULL);
INSERT INTO statement VALUES(5,5,'r2','tally','{"kind":"tally","number":6,"what":"abducted","evidence":[{"start":0,"end":20}],"modifier":"exact","population":null,"place":null,"period":null}','2025-11-10T23:59:59+00:00',NULL);
INSERT INTO statement VALUES(6,6,'r5','tally','{"kind":"tally","number":9,"what":"abducted","evidence":[{"start":0,"end":20}],"modifier":"exact","population":null,"place":null,"period":null}','2025-03-12T23:59:59+00:00',NULL);
CREATE TABLE claim_key (
	"key" TEXT NOT NULL, 
	claim INTEGER NOT NULL, 
	CONSTRAINT pk_claim_key PRIMARY KEY ("key", claim), 
	CONSTRAINT fk_claim_key_claim FOREIGN KEY(claim) REFERENCES claim ("key")
);
INSERT INTO claim_key VALUES('d|captive|5|739561',1);
INSERT INTO claim_key VALUES('d|captive|5|739562',1);
INSERT INTO claim_key VALUES('f|captive|IN',1);
INSERT INTO claim_key VALUES('m|ML|23856',1);
INSERT INTO claim_key VALUES('m|ML|23857',1);
INSERT INTO claim_key VALUES('o|r1',1);
INSERT INTO claim_key VALUES('p|kobri',1);
INSERT INTO claim_key VALUES('d|captive|3|739433',3);
INSERT INTO claim_key VALUES('d|captive|3|739434',3);
INSERT INTO claim_key VALUES('f|captive|IN',3);
INSERT INTO claim_key VALUES('m|NE|23852',3);
INSERT INTO claim_key VALUES('m|NE|23853',3);
INSERT INTO claim_key VALUES('o|r3',3);
INSERT INTO claim_key VALUES('p|tera',3);
INSERT INTO claim_key VALUES('d|captive|2|739514',4);
INSERT INTO claim_key VALUES('d|captive|2|739515',4);
INSERT INTO claim_key VALUES('f|captive|IN',4);
INSERT INTO claim_key VALUES('m|NE|23854',4);
INSERT INTO claim_key VALUES('m|NE|23855',4);
INSERT INTO claim_key VALUES('o|r4',4);
INSERT INTO claim_key VALUES('p|tera',4);
INSERT INTO claim_key VALUES('d|captive|6|739561',5);
INSERT INTO claim_key VALUES('d|captive|6|739562',5);
INSERT INTO claim_key VALUES('f|captive|IN',5);
INSERT INTO claim_key VALUES('m|ML|23856',5);
INSERT INTO claim_key VALUES('m|ML|23857',5);
INSERT INTO claim_key VALUES('n|captive|ML|6',5);
INSERT INTO claim_key VALUES('o|r2',5);
INSERT INTO claim_key VALUES('p|kobri',5);
INSERT INTO claim_key VALUES('d|captive|9|739321',6);
INSERT INTO claim_key VALUES('d|captive|9|739322',6);
INSERT INTO claim_key VALUES('f|captive|IN',6);
INSERT INTO claim_key VALUES('m|NE|23848',6);
INSERT INTO claim_key VALUES('m|NE|23849',6);
INSERT INTO claim_key VALUES('n|captive|NE|9',6);
INSERT INTO claim_key VALUES('o|r5',6);
INSERT INTO claim_key VALUES('p|tera',6);
CREATE TABLE IF NOT EXISTS "indexed" (
	"row" INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	id TEXT NOT NULL, 
	CONSTRAINT pk_indexed PRIMARY KEY ("row"), 
	CONSTRAINT uq_indexed_kind UNIQUE (kind, id)
);
INSERT INTO "indexed" VALUES(1,'report','r1');
INSERT INTO "indexed" VALUES(4,'report','r3');
INSERT INTO "indexed" VALUES(5,'report','r4');
INSERT INTO "indexed" VALUES(8,'report','r2');
INSERT INTO "indexed" VALUES(9,'report','r5');
INSERT INTO "indexed" VALUES(12,'incident','i-e84935bfe8d0');
INSERT INTO "indexed" VALUES(13,'incident','i-e84935bfe8d0-2');
INSERT INTO "indexed" VALUES(14,'incident','i-7fb8ee976cfb');
INSERT INTO "indexed" VALUES(15,'incident','i-abcf6565c48d');
PRAGMA writable_schema=ON;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','words','words',0,'CREATE VIRTUAL TABLE words USING fts5(kind UNINDEXED, id UNINDEXED, title, body, tokenize="porter unicode61 remove_diacritics 2 categories ''L* M* N* Co''")');
CREATE TABLE IF NOT EXISTS 'words_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO words_data VALUES(1,X'0900002563');
INSERT INTO words_data VALUES(10,X'00000000010e0e000e0101010201010301010401010501010601010701010801010901010a01010b01010c01010d01010e0101');
INSERT INTO words_data VALUES(137438953473,X'0000013103303036010601030b010601030b01023131010601030a010601030a01043230323501060103090106010309010135010601030401060103040104616d6164010601030f010601030f03036f6e67010601031201060103120106646961727261010601031001060103100107656d6261737369010601030d010601030d02046e67696e010601030501060103050104666976650106010202010667756e6d656e01060103020106010302010269730106010311010601031101056b6f6272690106010307010601030701046e6561720106010306010601030601026f6e01060103080106010308010473616964010601030e010601030e010574616b656e010601020302026865010601030c010601030c04016d0106010313010601031302036f6f6b01060103030106010303040e0e100d100f1213100b120e11100e100c0e0d');
INSERT INTO words_data VALUES(274877906945,X'00000074053032303235030601020a010135030601020201013603060102080106616264756374030c010204010302010667756e6d656e03060103030106696e6469616e030601020301056b6f627269030601020601046d616c69030601020701046e656172030601020502026f760306010209040b0808100d0d0c0b0b');
INSERT INTO words_data VALUES(412316860417,X'000000be03303031040601030b020137040601030a010432303235040601030901013304060103040104616d6164040601030f03036f6e670406010312010664696172726104060103100107656d6261737369040601030d02046e67696e0406010305010667756e6d656e040601030201026973040601031101046e656172040601030601026f6e0406010308010473616964040601030e010474657261040601030702026865040601030c04016d040601031302036f6f6b04060103030409080b080b0a0d0e0b0d090b090b0b0908');
INSERT INTO words_data VALUES(549755813889,X'000000bc03303039050601030a0101320506010304020130050601030b0302323505060103090104616d6164050601030f03036f6e670506010312010664696172726105060103100107656d6261737369050601030d02046e67696e0506010305010667756e6d656e050601030201026973050601031101046e656172050601030601026f6e0506010308010473616964050601030e010474657261050601030702026865050601030c04016d050601031302036f6f6b050601030304090808090b0a0d0e0b0d090b090b0b0908');
INSERT INTO words_data VALUES(687194767361,X'000000b202303106060102080101320706010202020130070601020803023235060601020a010601020a01013306060102020106616264756374060c010204010302010c010204010302010667756e6d656e060601030301060103030106696e6469616e0606010203010601020301036a756c060601020901046e65617206060102050106010205020469676572060601020701060102070103736570070601020901047465726106060102060106010206040808080e081812120a10100a');
INSERT INTO words_data VALUES(824633720833,X'000000e8033030360201060601030b010231310201060601030a01043230323502010606010309010135020101013608060103040104616d61640201060601030f03036f6e67020106060103120106646961727261020106060103100107656d62617373690201060601030d02046e67696e02010606010305010667756e6d656e02010606010302010269730201060601031101056b6f6272690201060601030701046e6561720201060601030601026f6e020106060103080104736169640201060601030e01037468650201060601030c04016d0201060601031302036f6f6b02010606010303040b0b0d05080d0c0f100d0f0b0e0d0b0d0c0a');
INSERT INTO words_data VALUES(962072674305,X'000000c903303033090601030a01023131090601030b010432303235090601030901013909060103040104616d6164090601030f03036f6e670906010312010664696172726109060103100107656d6261737369090601030d02046e67696e0906010305010667756e6d656e090601030201026973090601031101046e65617209060103060203696e65090601020201026f6e0906010308010473616964090601030e010474657261090601030702026865090601030c04016d090601031302036f6f6b09060103030409090b080b0a0d0e0b0d090b0a090b0b0908');
INSERT INTO words_data VALUES(1099511627777,X'000000cf033031310b060102080104323032350301070601020a010601020a010135030101013603010708010202080101390b0601020201066162647563740301070c010204010302010c010204010302010667756e6d656e0301070601030301060103030106696e6469616e03010706010203010601020301056b6f6272690301070601020601046d616c69030107060102070301720b0601020901046e6561720301070601020501060102050204696765720b0601020702026f76030107060102090104746572610b06010206040912050b081a14140e0d08120b0b');
INSERT INTO words_data VALUES(1236950581249,X'000000920230310601060601020601043230323506010606010208010133060101066162647563740601020572726573740c0c0102020103020106646574656e740c06010303010667756e6d656e060106060103040106696e6469616e060101036a756c0601060601020701046e656172060106060102030204696765720601060601020501047465726106010606010204040a0d050a0f0d0f0a0c0d0d');
INSERT INTO words_data VALUES(1374389534721,X'00000054033031310b010104323032350b010101390b0101066162647563740b01010667756e6d656e0b010106696e6469616e0b0101036d61720b0101046e6561720b010204696765720b010104746572610b01040608050a0a0a070808');
INSERT INTO words_data VALUES(1511828488193,X'0000004e0230310c010104323032350c0101066172726573740c010106646574656e740c01010667756e6d656e0c0101036a756c0c0101046e6561720c010204696765720c010104746572610c010405080a0a0a070808');
INSERT INTO words_data VALUES(1649267441665,X'000000980230310b0601020601013207010201300701030232350701040601020801066162647563740701020572726573740b0c0102020103020106646574656e740b06010303010667756e6d656e070104060103040106696e6469616e070101036a756c0b0601020701046e65617207010406010203020469676572070104060102050103736570070101047465726107010406010204040805050b0a0f0d0f0a0a0d0d07');
INSERT INTO words_data VALUES(1786706395137,X'000000b70530323032350a01020601020a010601020a0101350d060102020101360a01020801020208010601020801066162647563740a01020c010204010302010c010204010302010667756e6d656e0a01020601030301060103030106696e6469616e0a010206010203010601020301056b6f6272690a010206010206010601020601046d616c690a010206010207010601020701046e6561720a010206010205010601020502026f760a0102060102090106010209041208101a1414131212');
INSERT INTO words_data VALUES(1924145348609,X'000000cb0230310b0103060102060101320f060102020201300f06010208030232350b010306010208010601020a01066162647563740f0c010204010302020572726573740b01030c0102020103020106646574656e740b010306010303010667756e6d656e0b01030601030401060103030106696e6469616e0f0601020301036a756c0b01030601020701046e6561720b01030601020301060102050204696765720b010306010205010601020701037365700f060102090104746572610b0103060102040106010206040a08081010110f140d0c12120a');
CREATE TABLE IF NOT EXISTS 'words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO words_idx VALUES(1,X'',2);
INSERT INTO words_idx VALUES(2,X'',2);
INSERT INTO words_idx VALUES(3,X'',2);
INSERT INTO words_idx VALUES(4,X'',2);
INSERT INTO words_idx VALUES(5,X'',2);
INSERT INTO words_idx VALUES(6,X'',2);
INSERT INTO words_idx VALUES(7,X'',2);
INSERT INTO words_idx VALUES(8,X'',2);
INSERT INTO words_idx VALUES(9,X'',2);
INSERT INTO words_idx VALUES(10,X'',2);
INSERT INTO words_idx VALUES(11,X'',2);
INSERT INTO words_idx VALUES(12,X'',2);
INSERT INTO words_idx VALUES(13,X'',2);
INSERT INTO words_idx VALUES(14,X'',2);
CREATE TABLE IF NOT EXISTS 'words_content'(id INTEGER PRIMARY KEY, c0, c1, c2, c3);
INSERT INTO words_content VALUES(1,'report','r1','Five taken','Gunmen took 5 engineers near Kobri on 2025-11-06, the embassy said. Amadou Diarra is among them.');
INSERT INTO words_content VALUES(4,'report','r3','','Gunmen took 3 engineers near Téra on 2025-07-01, the embassy said. Amadou Diarra is among them.');
INSERT INTO words_content VALUES(5,'report','r4','','Gunmen took 2 engineers near Téra on 2025-09-20, the embassy said. Amadou Diarra is among them.');
INSERT INTO words_content VALUES(8,'report','r2','','Gunmen took 6 engineers near Kobri on 2025-11-06, the embassy said. Amadou Diarra is among them.');
INSERT INTO words_content VALUES(9,'report','r5','Nine','Gunmen took 9 engineers near Téra on 2025-03-11, the embassy said. Amadou Diarra is among them.');
INSERT INTO words_content VALUES(12,'incident','i-e84935bfe8d0','6 Indians abducted, near Kobri, Mali, 6 Nov 2025','abduction Gunmen');
INSERT INTO words_content VALUES(13,'incident','i-e84935bfe8d0-2','5 Indians abducted, near Kobri, Mali, 6 Nov 2025','abduction Gunmen');
INSERT INTO words_content VALUES(14,'incident','i-7fb8ee976cfb','Arrested, near Téra, Niger, 1 Jul 2025','arrest detention Gunmen');
INSERT INTO words_content VALUES(15,'incident','i-abcf6565c48d','2 Indians abducted, near Téra, Niger, 20 Sep 2025','abduction Gunmen');
CREATE TABLE IF NOT EXISTS 'words_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
INSERT INTO words_docsize VALUES(1,X'00000212');
INSERT INTO words_docsize VALUES(4,X'00000012');
INSERT INTO words_docsize VALUES(5,X'00000012');
INSERT INTO words_docsize VALUES(8,X'00000012');
INSERT INTO words_docsize VALUES(9,X'00000112');
INSERT INTO words_docsize VALUES(12,X'00000902');
INSERT INTO words_docsize VALUES(13,X'00000902');
INSERT INTO words_docsize VALUES(14,X'00000703');
INSERT INTO words_docsize VALUES(15,X'00000902');
CREATE TABLE IF NOT EXISTS 'words_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO words_config VALUES('version',4);
CREATE INDEX ix_incident_country ON incident (country);
CREATE INDEX ix_incident_start ON incident (start);
CREATE INDEX ix_incident_type ON incident (type);
CREATE INDEX ix_report_family ON report (family);
CREATE INDEX ix_incident_claim_incident ON incident_claim (incident);
CREATE INDEX ix_incident_victims_incident ON incident_victims (incident);
CREATE INDEX ix_incident_victims_outcome ON incident_victims (outcome);
CREATE INDEX ix_revision_digest ON revision (digest);
CREATE INDEX ix_revision_report ON revision (report);
CREATE INDEX ix_claim_id ON claim (id);
CREATE INDEX ix_claim_known_at ON claim (known_at);
CREATE INDEX ix_claim_report ON claim (report);
CREATE INDEX ix_claim_revision ON claim (revision);
CREATE INDEX ix_statement_kind ON statement (kind);
CREATE INDEX ix_statement_revision ON statement (revision);
CREATE INDEX ix_claim_key_claim ON claim_key (claim);
CREATE INDEX ix_actor_claim ON actor (claim);
CREATE INDEX ix_band_report ON band (report);
CREATE INDEX ix_failure_source ON failure (source);
CREATE INDEX ix_redirect_incident ON redirect (incident);
CREATE INDEX ix_report_location ON report (location);
PRAGMA writable_schema=OFF;
COMMIT;
