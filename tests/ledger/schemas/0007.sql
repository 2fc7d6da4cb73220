PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO alembic_version VALUES('0007');
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
	others TEXT DEFAULT '[]' NOT NULL, named TEXT DEFAULT '[]' NOT NULL, 
	CONSTRAINT pk_decision PRIMARY KEY (id)
);
INSERT INTO decision VALUES(1,'confirm','["r1.1"]',NULL,NULL,'Lima','the embassy says so','2026-11-29T11:38:32.455223+00:00','[]','[]');
INSERT INTO decision VALUES(2,'correct','["r3.1"]','type','arrest_detention','Lima','the ministry','2026-11-29T11:38:32.505115+00:00','[]','[]');
INSERT INTO decision VALUES(3,'reject','["r5.1"]',NULL,NULL,'Lima','an old tale','2026-11-29T11:38:32.528313+00:00','[]','[]');
INSERT INTO decision VALUES(4,'merge','["r3.1", "r4.1"]',NULL,NULL,'Sow','one convoy','2026-11-29T11:38:32.557089+00:00','[]','[]');
INSERT INTO decision VALUES(5,'split','["r1.1"]',NULL,NULL,'Sow','two convoys','2026-11-29T11:38:32.592398+00:00','["r2.1"]','[]');
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
INSERT INTO failure VALUES('failed:1','empty.txt','empty_text','It holds no text: give another file.',1,'2026-11-29T11:38:32.454000+00:00',NULL);
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
INSERT INTO report VALUES('r1','r1.txt','r1',1,'2026-11-29T11:38:31.959862+00:00',NULL);
INSERT INTO report VALUES('r2','r2.txt','r2',2,'2026-11-29T11:38:31.959862+00:00',NULL);
INSERT INTO report VALUES('r3','r3.txt','r3',1,'2026-11-29T11:38:32.284186+00:00',NULL);
INSERT INTO report VALUES('r4','r4.txt','r4',1,'2026-11-29T11:38:32.284186+00:00',NULL);
INSERT INTO report VALUES('r5','r5.txt','r5',1,'2026-11-29T11:38:32.354818+00:00',NULL);
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
INSERT INTO revision VALUES(1,'r1',1,'fc4246a3af695154ab8683990a8808a77511899166039c4227b15943c65cd4a6','Gunmen took 5 engineers near Kobri on 2025-11-06, the embassy said. Amadou Diarra is among them.','Five taken',NULL,'The Courier','2025-11-08','en','2025-11-08T23:59:59+00:00','2026-11-29T11:38:31.959862+00:00',NULL,'rules-1.0','[]',NULL);
INSERT INTO revision VALUES(2,'r2',1,'fc4246a3af695154ab8683990a8808a77511899166039c4227b15943c65cd4a6','Gunmen took 5 engineers near Kobri on 2025-11-06, the embassy said. Amadou Diarra is among them.',NULL,NULL,'The Courier','2025-11-09','en','2025-11-09T23:59:59+00:00','2026-11-29T11:38:31.959862+00:00','2025-11-10T23:59:59+00:00','rules-1.0','[]',NULL);
INSERT INTO revision VALUES(3,'r3',1,'2fb5df16c9ea5cb3309deeb14d6ae06a48739d5c94d2dc6318c3bdaf75d91826','Gunmen took 3 engineers near Téra on 2025-07-01, the embassy said. Amadou Diarra is among them.',NULL,NULL,'The Courier','2025-07-02','en','2025-07-02T23:59:59+00:00','2026-11-29T11:38:32.284186+00:00',NULL,'rules-1.0','[]',NULL);
INSERT INTO revision VALUES(4,'r4',1,'e4f5858d34f10832b1a28b6fe8ec9eb0ef6887cedaa4f5016bf4fc6edc5a3107','Gunmen took 2 engineers near Téra on 2025-09-20, the embassy said. Amadou Diarra is among them.',NULL,NULL,'The Courier','2025-09-21','en','2025-09-21T23:59:59+00:00','2026-11-29T11:38:32.284186+00:00',NULL,'rules-1.0','[]',NULL);
INSERT INTO revision VALUES(5,'r2',2,'aca27ec22a809c87b2c470e1b74f82c760689db695262a6a92120e57afa67d9c','Gunmen took 6 engineers near Kobri on 2025-11-06, the embassy said. Amadou Diarra is among them.',NULL,NULL,'The Courier','2025-11-10','en','2025-11-10T23:59:59+00:00','2026-11-29T11:38:32.354818+00:00',NULL,'rules-1.0','[]',NULL);
INSERT INTO revision VALUES(6,'r5',1,'84596273da0307228fe9507fd5aa71f62bf356c43aea6fa0945e233e3afaccea','Gunmen took 9 engineers near Téra on 2025-03-11, the embassy said. Amadou Diarra is among them.','Nine',NULL,'The Courier','2025-03-12','en','2025-03-12T23:59:59+00:00','2026-11-29T11:38:32.354818+00:00',NULL,'rules-1.0','[]',NULL);
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
INSERT INTO claim VALUES(1,'r1.1',1,'r1','abduction','main','confirmed','2025-11-06','2025-11-06','ML','{"id":"r1.1","type":"abduction","role":"main","modality":"confirmed","confidence":0.9,"evidence":[{"start":0,"end":67}],"date":{"start":"2025-11-06","end":"2025-11-06","precision":"day","span":{"start":38,"end":48}},"place":{"name":"Kobri","country":"ML","admin1":"Kayes","lat":13.119,"lon":-9.901,"precision":"near","geonameid":2455166,"span":{"start":29,"end":34},"radius_km":null,"ends":[]},"counts":[{"outcome":"abducted","best":5,"low":5,"high":5,"modifier":"exact","nationality":"IN","role":null,"group":null,"standing":"current","part_of":null,"span":{"start":12,"end":13}}],"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","span":{"start":0,"end":6}}],"speaker":null,"names":[],"credit":null,"meaning":null}','2025-11-08T23:59:59+00:00',NULL);
INSERT INTO claim VALUES(2,'r2.1',2,'r2','abduction','main','confirmed','2025-11-06','2025-11-06','ML','{"id":"r2.1","type":"abduction","role":"main","modality":"confirmed","confidence":0.9,"evidence":[{"start":0,"end":67}],"date":{"start":"2025-11-06","end":"2025-11-06","precision":"day","span":{"start":38,"end":48}},"place":{"name":"Kobri","country":"ML","admin1":"Kayes","lat":13.119,"lon":-9.901,"precision":"near","geonameid":2455166,"span":{"start":29,"end":34},"radius_km":null,"ends":[]},"counts":[{"outcome":"abducted","best":5,"low":5,"high":5,"modifier":"exact","nationality":"IN","role":null,"group":null,"standing":"current","part_of":null,"span":{"start":12,"end":13}}],"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","span":{"start":0,"end":6}}],"speaker":null,"names":[],"credit":null,"meaning":null}','2025-11-09T23:59:59+00:00','2025-11-10T23:59:59+00:00');
INSERT INTO claim VALUES(3,'r3.1',3,'r3','abduction','main','confirmed','2025-07-01','2025-07-01','NE','{"id":"r3.1","type":"abduction","role":"main","modality":"confirmed","confidence":0.9,"evidence":[{"start":0,"end":66}],"date":{"start":"2025-07-01","end":"2025-07-01","precision":"day","span":{"start":37,"end":47}},"place":{"name":"Téra","country":"NE","admin1":"Tillabéri","lat":14.01,"lon":0.75,"precision":"near","geonameid":2439376,"span":{"start":29,"end":33},"radius_km":null,"ends":[]},"counts":[{"outcome":"abducted","best":3,"low":3,"high":3,"modifier":"exact","nationality":"IN","role":null,"group":null,"standing":"current","part_of":null,"span":{"start":12,"end":13}}],"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","span":{"start":0,"end":6}}],"speaker":null,"names":[],"credit":null,"meaning":null}','2025-07-02T23:59:59+00:00',NULL);
INSERT INTO claim VALUES(4,'r4.1',4,'r4','abduction','main','confirmed','2025-09-20','2025-09-20','NE','{"id":"r4.1","type":"abduction","role":"main","modality":"confirmed","confidence":0.9,"evidence":[{"start":0,"end":66}],"date":{"start":"2025-09-20","end":"2025-09-20","precision":"day","span":{"start":37,"end":47}},"place":{"name":"Téra","country":"NE","admin1":"Tillabéri","lat":14.01,"lon":0.75,"precision":"near","geonameid":2439376,"span":{"start":29,"end":33},"radius_km":null,"ends":[]},"counts":[{"outcome":"abducted","best":2,"low":2,"high":2,"modifier":"exact","nationality":"IN","role":null,"group":null,"standing":"current","part_of":null,"span":{"start":12,"end":13}}],"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","span":{"start":0,"end":6}}],"speaker":null,"names":[],"credit":null,"meaning":null}','2025-09-21T23:59:59+00:00',NULL);
INSERT INTO claim VALUES(5,'r2.1',5,'r2','abduction','main','confirmed','2025-11-06','2025-11-06','ML','{"id":"r2.1","type":"abduction","role":"main","modality":"confirmed","confidence":0.9,"evidence":[{"start":0,"end":67}],"date":{"start":"2025-11-06","end":"2025-11-06","precision":"day","span":{"start":38,"end":48}},"place":{"name":"Kobri","country":"ML","admin1":"Kayes","lat":13.119,"lon":-9.901,"precision":"near","geonameid":2455166,"span":{"start":29,"end":34},"radius_km":null,"ends":[]},"counts":[{"outcome":"abducted","best":6,"low":6,"high":6,"modifier":"exact","nationality":"IN","role":null,"group":null,"standing":"current","part_of":null,"span":{"start":12,"end":13}}],"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","span":{"start":0,"end":6}}],"speaker":null,"names":[],"credit":null,"meaning":null}','2025-11-10T23:59:59+00:00',NULL);
INSERT INTO claim VALUES(6,'r5.1',6,'r5','abduction','main','confirmed','2025-03-11','2025-03-11','NE','{"id":"r5.1","type":"abduction","role":"main","modality":"confirmed","confidence":0.9,"evidence":[{"start":0,"end":66}],"date":{"start":"2025-03-11","end":"2025-03-11","precision":"day","span":{"start":37,"end":47}},"place":{"name":"Téra","country":"NE","admin1":"Tillabéri","lat":14.01,"lon":0.75,"precision":"near","geonameid":2439376,"span":{"start":29,"end":33},"radius_km":null,"ends":[]},"counts":[{"outcome":"abducted","best":9,"low":9,"high":9,"modifier":"exact","nationality":"IN","role":null,"group":null,"standing":"current","part_of":null,"span":{"start":12,"end":13}}],"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","span":{"start":0,"end":6}}],"speaker":null,"names":[],"credit":null,"meaning":null}','2025-03-12T23:59:59+00:00',NULL);
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
INSERT INTO claim_key VALUES('a|ML|captivity|-',1);
INSERT INTO claim_key VALUES('d|captive|5|739561',1);
INSERT INTO claim_key VALUES('d|captive|5|739562',1);
INSERT INTO claim_key VALUES('f|captive|IN',1);
INSERT INTO claim_key VALUES('m|ML|23856',1);
INSERT INTO claim_key VALUES('m|ML|23857',1);
INSERT INTO claim_key VALUES('o|r1',1);
INSERT INTO claim_key VALUES('p|kobri',1);
INSERT INTO claim_key VALUES('a|ML|captivity|-',2);
INSERT INTO claim_key VALUES('d|captive|5|739561',2);
INSERT INTO claim_key VALUES('d|captive|5|739562',2);
INSERT INTO claim_key VALUES('f|captive|IN',2);
INSERT INTO claim_key VALUES('m|ML|23856',2);
INSERT INTO claim_key VALUES('m|ML|23857',2);
INSERT INTO claim_key VALUES('o|r2',2);
INSERT INTO claim_key VALUES('p|kobri',2);
INSERT INTO claim_key VALUES('a|NE|captivity|-',3);
INSERT INTO claim_key VALUES('d|captive|3|739433',3);
INSERT INTO claim_key VALUES('d|captive|3|739434',3);
INSERT INTO claim_key VALUES('f|captive|IN',3);
INSERT INTO claim_key VALUES('m|NE|23852',3);
INSERT INTO claim_key VALUES('m|NE|23853',3);
INSERT INTO claim_key VALUES('o|r3',3);
INSERT INTO claim_key VALUES('p|tera',3);
INSERT INTO claim_key VALUES('a|NE|captivity|-',4);
INSERT INTO claim_key VALUES('d|captive|2|739514',4);
INSERT INTO claim_key VALUES('d|captive|2|739515',4);
INSERT INTO claim_key VALUES('f|captive|IN',4);
INSERT INTO claim_key VALUES('m|NE|23854',4);
INSERT INTO claim_key VALUES('m|NE|23855',4);
INSERT INTO claim_key VALUES('o|r4',4);
INSERT INTO claim_key VALUES('p|tera',4);
INSERT INTO claim_key VALUES('a|ML|captivity|-',5);
INSERT INTO claim_key VALUES('d|captive|6|739561',5);
INSERT INTO claim_key VALUES('d|captive|6|739562',5);
INSERT INTO claim_key VALUES('f|captive|IN',5);
INSERT INTO claim_key VALUES('m|ML|23856',5);
INSERT INTO claim_key VALUES('m|ML|23857',5);
INSERT INTO claim_key VALUES('n|captive|ML|6',5);
INSERT INTO claim_key VALUES('o|r2',5);
INSERT INTO claim_key VALUES('p|kobri',5);
INSERT INTO claim_key VALUES('a|NE|captivity|-',6);
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
INSERT INTO "indexed" VALUES(1,'report','1');
INSERT INTO "indexed" VALUES(2,'report','2');
INSERT INTO "indexed" VALUES(3,'incident','1');
INSERT INTO "indexed" VALUES(4,'incident','2');
INSERT INTO "indexed" VALUES(5,'report','3');
INSERT INTO "indexed" VALUES(6,'report','4');
INSERT INTO "indexed" VALUES(7,'incident','3');
INSERT INTO "indexed" VALUES(8,'incident','4');
INSERT INTO "indexed" VALUES(9,'report','5');
INSERT INTO "indexed" VALUES(10,'report','6');
INSERT INTO "indexed" VALUES(11,'incident','5');
INSERT INTO "indexed" VALUES(12,'incident','6');
INSERT INTO "indexed" VALUES(13,'incident','7');
INSERT INTO "indexed" VALUES(14,'incident','8');
INSERT INTO "indexed" VALUES(15,'incident','9');
INSERT INTO "indexed" VALUES(16,'incident','10');
INSERT INTO "indexed" VALUES(17,'incident','11');
INSERT INTO "indexed" VALUES(18,'incident','12');
INSERT INTO "indexed" VALUES(19,'incident','13');
PRAGMA writable_schema=ON;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','words','words',0,'CREATE VIRTUAL TABLE words USING fts5(kind UNINDEXED, id UNINDEXED, title, body, tokenize="porter unicode61 remove_diacritics 2 categories ''L* M* N* Co''")');
CREATE TABLE IF NOT EXISTS 'words_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO words_data VALUES(1,X'130000728109');
INSERT INTO words_data VALUES(10,X'00000000010d0d000d0101010201010301010401010501010601010701010801010901010a01010b01010c01010d0101');
INSERT INTO words_data VALUES(137438953473,X'000000d703303036010601030b01023131010601030a010432303235010601030901013501060103040104616d6164010601030f03036f6e670106010312010664696172726101060103100107656d6261737369010601030d02046e67696e01060103050104666976650106010202010667756e6d656e010601030201026973010601031101056b6f627269010601030701046e656172010601030601026f6e0106010308010473616964010601030e010574616b656e010601020302026865010601030c04016d010601031302036f6f6b01060103030409090b080b0a0d0e0b0b0d090c0b090b0c0908');
INSERT INTO words_data VALUES(274877906945,X'0000014603303036020601030b01023131020601030a0104323032350206010309010601020a010601020a010135020601030401060102020106010202010136030601020801060102080106616264756374030c010204010302010c01020401030202036d6164020601030f03036f6e670206010312010664696172726102060103100107656d6261737369020601030d02046e67696e0206010305010667756e6d656e0206010302010601030301060103030106696e6469616e03060102030106010203020173020601031101056b6f62726902060103070106010206010601020601046d616c690306010207010601020701046e65617202060103060106010205010601020502026f760306010209010601020901026f6e0206010308010473616964020601030e0103746865020601030c04016d020601031302036f6f6b020601030304090915120d180a0a0d0e0b1712081610150e090b0a08');
INSERT INTO words_data VALUES(412316860417,X'000000be03303031050601030b020137050601030a010432303235050601030901013305060103040104616d6164050601030f03036f6e670506010312010664696172726105060103100107656d6261737369050601030d02046e67696e0506010305010667756e6d656e050601030201026973050601031101046e656172050601030601026f6e0506010308010473616964050601030e010474657261050601030702026865050601030c04016d050601031302036f6f6b05060103030409080b080b0a0d0e0b0d090b090b0b0908');
INSERT INTO words_data VALUES(549755813889,X'000000bc03303039060601030a0101320606010304020130060601030b0302323506060103090104616d6164060601030f03036f6e670606010312010664696172726106060103100107656d6261737369060601030d02046e67696e0606010305010667756e6d656e060601030201026973060601031101046e656172060601030601026f6e0606010308010473616964060601030e010474657261060601030702026865060601030c04016d060601031302036f6f6b060601030304090808090b0a0d0e0b0d090b090b0b0908');
INSERT INTO words_data VALUES(687194767361,X'000000b202303107060102080101320806010202020130080601020803023235070601020a010601020a01013307060102020106616264756374070c010204010302010c010204010302010667756e6d656e070601030301060103030106696e6469616e0706010203010601020301036a756c070601020901046e65617207060102050106010205020469676572070601020701060102070103736570080601020901047465726107060102060106010206040808080e081812120a10100a');
INSERT INTO words_data VALUES(824633720833,X'000000c103303036090601030b01023131090601030a010432303235090601030901013609060103040104616d6164090601030f03036f6e670906010312010664696172726109060103100107656d6261737369090601030d02046e67696e0906010305010667756e6d656e090601030201026973090601031101056b6f627269090601030701046e656172090601030601026f6e0906010308010473616964090601030e0103746865090601030c04016d090601031302036f6f6b09060103030409090b080b0a0d0e0b0d090c0b090b0a08');
INSERT INTO words_data VALUES(962072674305,X'000000c9033030330a0601030a010231310a0601030b0104323032350a060103090101390a060103040104616d61640a0601030f03036f6e670a0601031201066469617272610a060103100107656d62617373690a0601030d02046e67696e0a06010305010667756e6d656e0a06010302010269730a0601031101046e6561720a060103060203696e650a0601020201026f6e0a060103080104736169640a0601030e0104746572610a06010307020268650a0601030c04016d0a0601031302036f6f6b0a060103030409090b080b0a0d0e0b0d090b0a090b0b0908');
INSERT INTO words_data VALUES(1099511627777,X'000000b8033031310c060102080104323032350b0601020a010601020a0101360b08010202080101390c0601020201066162647563740b0c010204010302010c010204010302010667756e6d656e0b0601030301060103030106696e6469616e0b06010203010601020301056b6f6272690b0601020601046d616c690b060102070301720c0601020901046e6561720b0601020501060102050204696765720c0601020702026f760b060102090104746572610c0601020604091009081812120c0b08100b09');
INSERT INTO words_data VALUES(1236950581249,X'0000006d0530323032350d0601020a0101360d080102020801066162647563740d0c010204010302010667756e6d656e0d060103030106696e6469616e0d0601020301056b6f6272690d0601020601046d616c690d0601020701046e6561720d0601020502026f760d06010209040b09100d0d0c0b0b');
INSERT INTO words_data VALUES(1374389534721,X'0000006c0230310e060102060104323032350e0601020801066172726573740e0c0102020103020106646574656e740e06010303010667756e6d656e0e0601030401036a756c0e0601020701046e6561720e060102030204696765720e060102050104746572610e0601020404080b100d0d0a0b0b');
INSERT INTO words_data VALUES(1511828488193,X'0000006c0230310f060102060104323032350f0601020801066172726573740f0c0102020103020106646574656e740f06010303010667756e6d656e0f0601030401036a756c0f0601020701046e6561720f060102030204696765720f060102050104746572610f0601020404080b100d0d0a0b0b');
INSERT INTO words_data VALUES(1649267441665,X'000000a5053032303235100601020a010601020a010135110601020201013610080102020801060102080106616264756374100c010204010302010c010204010302010667756e6d656e100601030301060103030106696e6469616e1006010203010601020301056b6f6272691006010206010601020601046d616c691006010207010601020701046e6561721006010205010601020502026f76100601020901060102090410080e181212111010');
INSERT INTO words_data VALUES(1786706395137,X'000000b9023031120601020601013213060102020201301306010208030232351206010208010601020a0106616264756374130c01020401030202057272657374120c0102020103020106646574656e741206010303010667756e6d656e120601030401060103030106696e6469616e130601020301036a756c120601020701046e65617212060102030106010205020469676572120601020501060102070103736570130601020901047465726112060102040106010206040808080e100f0d120d0a10100a');
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
CREATE TABLE IF NOT EXISTS 'words_content'(id INTEGER PRIMARY KEY, c0, c1, c2, c3);
INSERT INTO words_content VALUES(1,'report','1','Five taken','Gunmen took 5 engineers near Kobri on 2025-11-06, the embassy said. Amadou Diarra is among them.');
INSERT INTO words_content VALUES(2,'report','2','','Gunmen took 5 engineers near Kobri on 2025-11-06, the embassy said. Amadou Diarra is among them.');
INSERT INTO words_content VALUES(3,'incident','1','5 Indians abducted, near Kobri, Mali, 6 Nov 2025','abduction Gunmen');
INSERT INTO words_content VALUES(4,'incident','2','5 Indians abducted, near Kobri, Mali, 6 Nov 2025','abduction Gunmen');
INSERT INTO words_content VALUES(5,'report','3','','Gunmen took 3 engineers near Téra on 2025-07-01, the embassy said. Amadou Diarra is among them.');
INSERT INTO words_content VALUES(6,'report','4','','Gunmen took 2 engineers near Téra on 2025-09-20, the embassy said. Amadou Diarra is among them.');
INSERT INTO words_content VALUES(7,'incident','3','3 Indians abducted, near Téra, Niger, 1 Jul 2025','abduction Gunmen');
INSERT INTO words_content VALUES(8,'incident','4','2 Indians abducted, near Téra, Niger, 20 Sep 2025','abduction Gunmen');
INSERT INTO words_content VALUES(9,'report','5','','Gunmen took 6 engineers near Kobri on 2025-11-06, the embassy said. Amadou Diarra is among them.');
INSERT INTO words_content VALUES(10,'report','6','Nine','Gunmen took 9 engineers near Téra on 2025-03-11, the embassy said. Amadou Diarra is among them.');
INSERT INTO words_content VALUES(11,'incident','5','6 Indians abducted, near Kobri, Mali, 6 Nov 2025','abduction Gunmen');
INSERT INTO words_content VALUES(12,'incident','6','9 Indians abducted, near Téra, Niger, 11 Mar 2025','abduction Gunmen');
INSERT INTO words_content VALUES(13,'incident','7','6 Indians abducted, near Kobri, Mali, 6 Nov 2025','abduction Gunmen');
INSERT INTO words_content VALUES(14,'incident','8','Arrested, near Téra, Niger, 1 Jul 2025','arrest detention Gunmen');
INSERT INTO words_content VALUES(15,'incident','9','Arrested, near Téra, Niger, 1 Jul 2025','arrest detention Gunmen');
INSERT INTO words_content VALUES(16,'incident','10','6 Indians abducted, near Kobri, Mali, 6 Nov 2025','abduction Gunmen');
INSERT INTO words_content VALUES(17,'incident','11','5 Indians abducted, near Kobri, Mali, 6 Nov 2025','abduction Gunmen');
INSERT INTO words_content VALUES(18,'incident','12','Arrested, near Téra, Niger, 1 Jul 2025','arrest detention Gunmen');
INSERT INTO words_content VALUES(19,'incident','13','2 Indians abducted, near Téra, Niger, 20 Sep 2025','abduction Gunmen');
CREATE TABLE IF NOT EXISTS 'words_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
INSERT INTO words_docsize VALUES(1,X'00000212');
INSERT INTO words_docsize VALUES(2,X'00000012');
INSERT INTO words_docsize VALUES(3,X'00000902');
INSERT INTO words_docsize VALUES(4,X'00000902');
INSERT INTO words_docsize VALUES(5,X'00000012');
INSERT INTO words_docsize VALUES(6,X'00000012');
INSERT INTO words_docsize VALUES(7,X'00000902');
INSERT INTO words_docsize VALUES(8,X'00000902');
INSERT INTO words_docsize VALUES(9,X'00000012');
INSERT INTO words_docsize VALUES(10,X'00000112');
INSERT INTO words_docsize VALUES(11,X'00000902');
INSERT INTO words_docsize VALUES(12,X'00000902');
INSERT INTO words_docsize VALUES(13,X'00000902');
INSERT INTO words_docsize VALUES(14,X'00000703');
INSERT INTO words_docsize VALUES(15,X'00000703');
INSERT INTO words_docsize VALUES(16,X'00000902');
INSERT INTO words_docsize VALUES(17,X'00000902');
INSERT INTO words_docsize VALUES(18,X'00000703');
INSERT INTO words_docsize VALUES(19,X'00000902');
CREATE TABLE IF NOT EXISTS 'words_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO words_config VALUES('version',4);
CREATE TABLE revocation (
	decision INTEGER NOT NULL, 
	analyst TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	made_at TEXT NOT NULL, 
	CONSTRAINT pk_revocation PRIMARY KEY (decision), 
	CONSTRAINT fk_revocation_decision FOREIGN KEY(decision) REFERENCES decision (id)
);
INSERT INTO revocation VALUES(4,'','','2026-11-29T11:38:32.637286+00:00');
CREATE TABLE decision_claim (
	decision INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	other INTEGER NOT NULL, 
	"row" INTEGER NOT NULL, 
	report TEXT NOT NULL, 
	claim TEXT, 
	CONSTRAINT pk_decision_claim PRIMARY KEY (decision, position), 
	CONSTRAINT fk_decision_claim_decision FOREIGN KEY(decision) REFERENCES decision (id), 
	CONSTRAINT fk_decision_claim_row FOREIGN KEY("row") REFERENCES claim ("key")
);
INSERT INTO decision_claim VALUES(1,0,0,1,'r1','r1.1');
INSERT INTO decision_claim VALUES(2,0,0,3,'r3','r3.1');
INSERT INTO decision_claim VALUES(3,0,0,6,'r5','r5.1');
INSERT INTO decision_claim VALUES(4,0,0,3,'r3','r3.1');
INSERT INTO decision_claim VALUES(4,1,0,4,'r4','r4.1');
INSERT INTO decision_claim VALUES(5,0,0,1,'r1','r1.1');
INSERT INTO decision_claim VALUES(5,1,1,5,'r2','r2.1');
CREATE TABLE change (
	"key" INTEGER NOT NULL, 
	cause TEXT NOT NULL, 
	reports TEXT NOT NULL, 
	decision INTEGER, 
	made_at TEXT NOT NULL, 
	CONSTRAINT pk_change PRIMARY KEY ("key"), 
	CONSTRAINT fk_change_decision FOREIGN KEY(decision) REFERENCES decision (id)
);
INSERT INTO change VALUES(1,'reports','["r1", "r2"]',NULL,'2026-11-29T11:38:31.959862+00:00');
INSERT INTO change VALUES(2,'reports','["r3", "r4"]',NULL,'2026-11-29T11:38:32.284186+00:00');
INSERT INTO change VALUES(3,'reports','["r3", "r4"]',NULL,'2026-11-29T11:38:32.284186+00:00');
INSERT INTO change VALUES(4,'reports','["r2", "r5"]',NULL,'2026-11-29T11:38:32.354818+00:00');
INSERT INTO change VALUES(5,'reports','["r2", "r5"]',NULL,'2026-11-29T11:38:32.354818+00:00');
INSERT INTO change VALUES(6,'decision','[]',1,'2026-11-29T11:38:32.455223+00:00');
INSERT INTO change VALUES(7,'decision','[]',2,'2026-11-29T11:38:32.505115+00:00');
INSERT INTO change VALUES(8,'decision','[]',3,'2026-11-29T11:38:32.528313+00:00');
INSERT INTO change VALUES(9,'decision','[]',4,'2026-11-29T11:38:32.557089+00:00');
INSERT INTO change VALUES(10,'decision','[]',5,'2026-11-29T11:38:32.592398+00:00');
INSERT INTO change VALUES(11,'undo','[]',4,'2026-11-29T11:38:32.637286+00:00');
CREATE TABLE move (
	"key" INTEGER NOT NULL, 
	change INTEGER NOT NULL, 
	claim TEXT NOT NULL, 
	report TEXT NOT NULL, 
	former TEXT, 
	incident TEXT, 
	CONSTRAINT pk_move PRIMARY KEY ("key"), 
	CONSTRAINT fk_move_change FOREIGN KEY(change) REFERENCES change ("key")
);
INSERT INTO move VALUES(1,1,'r1.1','r1',NULL,'i-e84935bfe8d0');
INSERT INTO move VALUES(2,1,'r2.1','r2',NULL,'i-e84935bfe8d0');
INSERT INTO move VALUES(3,2,'r3.1','r3',NULL,'i-7fb8ee976cfb');
INSERT INTO move VALUES(4,3,'r4.1','r4',NULL,'i-abcf6565c48d');
INSERT INTO move VALUES(5,4,'r2.1','r2','i-e84935bfe8d0','i-e84935bfe8d0');
INSERT INTO move VALUES(6,5,'r5.1','r5',NULL,'i-f7ec90dbcc0a');
INSERT INTO move VALUES(7,8,'r5.1','r5','i-f7ec90dbcc0a',NULL);
INSERT INTO move VALUES(8,9,'r4.1','r4','i-abcf6565c48d','i-7fb8ee976cfb');
INSERT INTO move VALUES(9,10,'r2.1','r2','i-e84935bfe8d0','i-6ef4c4b6fc6f');
INSERT INTO move VALUES(10,11,'r4.1','r4','i-7fb8ee976cfb','i-abcf6565c48d');
CREATE TABLE standing (
	"key" INTEGER NOT NULL, 
	change INTEGER NOT NULL, 
	incident TEXT NOT NULL, 
	title TEXT NOT NULL, 
	status TEXT NOT NULL, 
	captivity TEXT, 
	links TEXT NOT NULL, 
	CONSTRAINT pk_standing PRIMARY KEY ("key"), 
	CONSTRAINT fk_standing_change FOREIGN KEY(change) REFERENCES change ("key")
);
INSERT INTO standing VALUES(1,1,'i-e84935bfe8d0','5 Indians abducted, near Kobri, Mali, 6 Nov 2025','confirmed','held','[]');
INSERT INTO standing VALUES(2,2,'i-7fb8ee976cfb','3 Indians abducted, near Téra, Niger, 1 Jul 2025','confirmed','held','[]');
INSERT INTO standing VALUES(3,3,'i-abcf6565c48d','2 Indians abducted, near Téra, Niger, 20 Sep 2025','confirmed','held','[]');
INSERT INTO standing VALUES(4,4,'i-e84935bfe8d0','6 Indians abducted, near Kobri, Mali, 6 Nov 2025','confirmed','held','[]');
INSERT INTO standing VALUES(5,5,'i-f7ec90dbcc0a','9 Indians abducted, near Téra, Niger, 11 Mar 2025','confirmed','held','[]');
INSERT INTO standing VALUES(6,7,'i-7fb8ee976cfb','Arrested, near Téra, Niger, 1 Jul 2025','confirmed','unknown','[]');
INSERT INTO standing VALUES(7,10,'i-6ef4c4b6fc6f','6 Indians abducted, near Kobri, Mali, 6 Nov 2025','confirmed','held','[]');
INSERT INTO standing VALUES(8,10,'i-e84935bfe8d0','5 Indians abducted, near Kobri, Mali, 6 Nov 2025','confirmed','held','[]');
INSERT INTO standing VALUES(9,11,'i-abcf6565c48d','2 Indians abducted, near Téra, Niger, 20 Sep 2025','confirmed','held','[]');
CREATE TABLE incident (
	"key" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	known_from TEXT NOT NULL, 
	known_to TEXT, 
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
	CONSTRAINT pk_incident PRIMARY KEY ("key"), 
	CONSTRAINT uq_incident_id UNIQUE (id, known_from)
);
INSERT INTO incident VALUES(1,'i-e84935bfe8d0','2025-11-08T23:59:59+00:00','2025-11-09T23:59:59+00:00','abduction','confirmed','5 Indians abducted, near Kobri, Mali, 6 Nov 2025','2025-11-06','2025-11-06','ML',13.118999999999999772,-9.900999999999999801,'{"id":"i-e84935bfe8d0","type":"abduction","status":"confirmed","captivity":"held","date":{"start":"2025-11-06","end":"2025-11-06","precision":"day","span":null},"place":{"name":"Kobri","country":"ML","admin1":"Kayes","lat":13.119,"lon":-9.901,"precision":"near","geonameid":2455166,"span":null,"radius_km":null,"ends":[]},"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","claims":["r1.1"]}],"victims":[{"outcome":"abducted","best":5,"low":5,"high":5,"nationality":"IN","group":null,"part_of":null,"claims":["r1.1"],"role":null}],"claims":[{"report":"r1","claim":"r1.1"}],"origins":1,"links":[],"first_reported":"2025-11-08","updated":"2025-11-08","disagreements":[],"corrected":[],"sources":[{"name":"The Courier","modality":"confirmed","speaker":null,"claims":["r1.1"]}],"confidence":0.85,"certainty":0.9}','2026-11-29T11:38:31.959862+00:00');
INSERT INTO incident VALUES(2,'i-e84935bfe8d0','2025-11-09T23:59:59+00:00','2025-11-10T23:59:59+00:00','abduction','confirmed','5 Indians abducted, near Kobri, Mali, 6 Nov 2025','2025-11-06','2025-11-06','ML',13.118999999999999772,-9.900999999999999801,'{"id":"i-e84935bfe8d0","type":"abduction","status":"confirmed","captivity":"held","date":{"start":"2025-11-06","end":"2025-11-06","precision":"day","span":null},"place":{"name":"Kobri","country":"ML","admin1":"Kayes","lat":13.119,"lon":-9.901,"precision":"near","geonameid":2455166,"span":null,"radius_km":null,"ends":[]},"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","claims":["r1.1","r2.1"]}],"victims":[{"outcome":"abducted","best":5,"low":5,"high":5,"nationality":"IN","group":null,"part_of":null,"claims":["r1.1","r2.1"],"role":null}],"claims":[{"report":"r1","claim":"r1.1"},{"report":"r2","claim":"r2.1"}],"origins":1,"links":[],"first_reported":"2025-11-08","updated":"2025-11-09","disagreements":[],"corrected":[],"sources":[{"name":"The Courier","modality":"confirmed","speaker":null,"claims":["r1.1","r2.1"]}],"confidence":0.85,"certainty":0.99}','2026-11-29T11:38:31.959862+00:00');
INSERT INTO incident VALUES(3,'i-7fb8ee976cfb','2025-07-02T23:59:59+00:00','2026-11-29T11:38:32.505115+00:00','abduction','confirmed','3 Indians abducted, near Téra, Niger, 1 Jul 2025','2025-07-01','2025-07-01','NE',14.009999999999999786,0.75,'{"id":"i-7fb8ee976cfb","type":"abduction","status":"confirmed","captivity":"held","date":{"start":"2025-07-01","end":"2025-07-01","precision":"day","span":null},"place":{"name":"Téra","country":"NE","admin1":"Tillabéri","lat":14.01,"lon":0.75,"precision":"near","geonameid":2439376,"span":null,"radius_km":null,"ends":[]},"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","claims":["r3.1"]}],"victims":[{"outcome":"abducted","best":3,"low":3,"high":3,"nationality":"IN","group":null,"part_of":null,"claims":["r3.1"],"role":null}],"claims":[{"report":"r3","claim":"r3.1"}],"origins":1,"links":[],"first_reported":"2025-07-02","updated":"2025-07-02","disagreements":[],"corrected":[],"sources":[{"name":"The Courier","modality":"confirmed","speaker":null,"claims":["r3.1"]}],"confidence":0.85,"certainty":0.9}','2026-11-29T11:38:32.284186+00:00');
INSERT INTO incident VALUES(4,'i-abcf6565c48d','2025-09-21T23:59:59+00:00','2026-11-29T11:38:32.557089+00:00','abduction','confirmed','2 Indians abducted, near Téra, Niger, 20 Sep 2025','2025-09-20','2025-09-20','NE',14.009999999999999786,0.75,'{"id":"i-abcf6565c48d","type":"abduction","status":"confirmed","captivity":"held","date":{"start":"2025-09-20","end":"2025-09-20","precision":"day","span":null},"place":{"name":"Téra","country":"NE","admin1":"Tillabéri","lat":14.01,"lon":0.75,"precision":"near","geonameid":2439376,"span":null,"radius_km":null,"ends":[]},"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","claims":["r4.1"]}],"victims":[{"outcome":"abducted","best":2,"low":2,"high":2,"nationality":"IN","group":null,"part_of":null,"claims":["r4.1"],"role":null}],"claims":[{"report":"r4","claim":"r4.1"}],"origins":1,"links":[],"first_reported":"2025-09-21","updated":"2025-09-21","disagreements":[],"corrected":[],"sources":[{"name":"The Courier","modality":"confirmed","speaker":null,"claims":["r4.1"]}],"confidence":0.85,"certainty":0.9}','2026-11-29T11:38:32.284186+00:00');
INSERT INTO incident VALUES(5,'i-e84935bfe8d0','2025-11-10T23:59:59+00:00','2026-11-29T11:38:32.455223+00:00','abduction','confirmed','6 Indians abducted, near Kobri, Mali, 6 Nov 2025','2025-11-06','2025-11-06','ML',13.118999999999999772,-9.900999999999999801,'{"id":"i-e84935bfe8d0","type":"abduction","status":"confirmed","captivity":"held","date":{"start":"2025-11-06","end":"2025-11-06","precision":"day","span":null},"place":{"name":"Kobri","country":"ML","admin1":"Kayes","lat":13.119,"lon":-9.901,"precision":"near","geonameid":2455166,"span":null,"radius_km":null,"ends":[]},"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","claims":["r1.1","r2.1"]}],"victims":[{"outcome":"abducted","best":6,"low":5,"high":6,"nationality":"IN","group":null,"part_of":null,"claims":["r1.1","r2.1"],"role":null}],"claims":[{"report":"r1","claim":"r1.1"},{"report":"r2","claim":"r2.1"}],"origins":1,"links":[],"first_reported":"2025-11-08","updated":"2025-11-10","disagreements":[{"field":"people abducted","values":[["5",["r1.1"]],["6",["r2.1"]]]}],"corrected":[],"sources":[{"name":"The Courier","modality":"confirmed","speaker":null,"claims":["r1.1","r2.1"]}],"confidence":0.85,"certainty":0.99}','2026-11-29T11:38:32.354818+00:00');
INSERT INTO incident VALUES(6,'i-f7ec90dbcc0a','2025-03-12T23:59:59+00:00','2026-11-29T11:38:32.528313+00:00','abduction','confirmed','9 Indians abducted, near Téra, Niger, 11 Mar 2025','2025-03-11','2025-03-11','NE',14.009999999999999786,0.75,'{"id":"i-f7ec90dbcc0a","type":"abduction","status":"confirmed","captivity":"held","date":{"start":"2025-03-11","end":"2025-03-11","precision":"day","span":null},"place":{"name":"Téra","country":"NE","admin1":"Tillabéri","lat":14.01,"lon":0.75,"precision":"near","geonameid":2439376,"span":null,"radius_km":null,"ends":[]},"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","claims":["r5.1"]}],"victims":[{"outcome":"abducted","best":9,"low":9,"high":9,"nationality":"IN","group":null,"part_of":null,"claims":["r5.1"],"role":null}],"claims":[{"report":"r5","claim":"r5.1"}],"origins":1,"links":[],"first_reported":"2025-03-12","updated":"2025-03-12","disagreements":[],"corrected":[],"sources":[{"name":"The Courier","modality":"confirmed","speaker":null,"claims":["r5.1"]}],"confidence":0.85,"certainty":0.9}','2026-11-29T11:38:32.354818+00:00');
INSERT INTO incident VALUES(7,'i-e84935bfe8d0','2026-11-29T11:38:32.455223+00:00','2026-11-29T11:38:32.592398+00:00','abduction','confirmed','6 Indians abducted, near Kobri, Mali, 6 Nov 2025','2025-11-06','2025-11-06','ML',13.118999999999999772,-9.900999999999999801,'{"id":"i-e84935bfe8d0","type":"abduction","status":"confirmed","captivity":"held","date":{"start":"2025-11-06","end":"2025-11-06","precision":"day","span":null},"place":{"name":"Kobri","country":"ML","admin1":"Kayes","lat":13.119,"lon":-9.901,"precision":"near","geonameid":2455166,"span":null,"radius_km":null,"ends":[]},"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","claims":["r1.1","r2.1"]}],"victims":[{"outcome":"abducted","best":6,"low":5,"high":6,"nationality":"IN","group":null,"part_of":null,"claims":["r1.1","r2.1"],"role":null}],"claims":[{"report":"r1","claim":"r1.1"},{"report":"r2","claim":"r2.1"}],"origins":1,"links":[],"first_reported":"2025-11-08","updated":"2025-11-10","disagreements":[{"field":"people abducted","values":[["5",["r1.1"]],["6",["r2.1"]]]}],"corrected":[],"sources":[{"name":"The Courier","modality":"confirmed","speaker":null,"claims":["r1.1","r2.1"]}],"confidence":1.0,"certainty":1.0}','2026-11-29T11:38:32.455223+00:00');
INSERT INTO incident VALUES(8,'i-7fb8ee976cfb','2026-11-29T11:38:32.505115+00:00','2026-11-29T11:38:32.557089+00:00','arrest_detention','confirmed','Arrested, near Téra, Niger, 1 Jul 2025','2025-07-01','2025-07-01','NE',14.009999999999999786,0.75,'{"id":"i-7fb8ee976cfb","type":"arrest_detention","status":"confirmed","captivity":"unknown","date":{"start":"2025-07-01","end":"2025-07-01","precision":"day","span":null},"place":{"name":"Téra","country":"NE","admin1":"Tillabéri","lat":14.01,"lon":0.75,"precision":"near","geonameid":2439376,"span":null,"radius_km":null,"ends":[]},"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","claims":["r3.1"]}],"victims":[{"outcome":"abducted","best":3,"low":3,"high":3,"nationality":"IN","group":null,"part_of":null,"claims":["r3.1"],"role":null}],"claims":[{"report":"r3","claim":"r3.1"}],"origins":1,"links":[],"first_reported":"2025-07-02","updated":"2025-07-02","disagreements":[],"corrected":["type"],"sources":[{"name":"The Courier","modality":"confirmed","speaker":null,"claims":["r3.1"]}],"confidence":0.85,"certainty":1.0}','2026-11-29T11:38:32.505115+00:00');
INSERT INTO incident VALUES(9,'i-7fb8ee976cfb','2026-11-29T11:38:32.557089+00:00','2026-11-29T11:38:32.637286+00:00','arrest_detention','confirmed','Arrested, near Téra, Niger, 1 Jul 2025','2025-07-01','2025-07-01','NE',14.009999999999999786,0.75,'{"id":"i-7fb8ee976cfb","type":"arrest_detention","status":"confirmed","captivity":"unknown","date":{"start":"2025-07-01","end":"2025-07-01","precision":"day","span":null},"place":{"name":"Téra","country":"NE","admin1":"Tillabéri","lat":14.01,"lon":0.75,"precision":"near","geonameid":2439376,"span":null,"radius_km":null,"ends":[]},"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","claims":["r3.1","r4.1"]}],"victims":[{"outcome":"abducted","best":3,"low":2,"high":3,"nationality":"IN","group":null,"part_of":null,"claims":["r3.1","r4.1"],"role":null}],"claims":[{"report":"r3","claim":"r3.1"},{"report":"r4","claim":"r4.1"}],"origins":1,"links":[],"first_reported":"2025-07-02","updated":"2025-09-21","disagreements":[{"field":"date","values":[["2025-07-01",["r3.1"]],["2025-09-20",["r4.1"]]]},{"field":"people abducted","values":[["2",["r4.1"]],["3",["r3.1"]]]}],"corrected":["type"],"sources":[{"name":"The Courier","modality":"confirmed","speaker":null,"claims":["r3.1","r4.1"]}],"confidence":0.85,"certainty":1.0}','2026-11-29T11:38:32.557089+00:00');
INSERT INTO incident VALUES(10,'i-6ef4c4b6fc6f','2026-11-29T11:38:32.592398+00:00',NULL,'abduction','confirmed','6 Indians abducted, near Kobri, Mali, 6 Nov 2025','2025-11-06','2025-11-06','ML',13.118999999999999772,-9.900999999999999801,'{"id":"i-6ef4c4b6fc6f","type":"abduction","status":"confirmed","captivity":"held","date":{"start":"2025-11-06","end":"2025-11-06","precision":"day","span":null},"place":{"name":"Kobri","country":"ML","admin1":"Kayes","lat":13.119,"lon":-9.901,"precision":"near","geonameid":2455166,"span":null,"radius_km":null,"ends":[]},"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","claims":["r2.1"]}],"victims":[{"outcome":"abducted","best":6,"low":6,"high":6,"nationality":"IN","group":null,"part_of":null,"claims":["r2.1"],"role":null}],"claims":[{"report":"r2","claim":"r2.1"}],"origins":1,"links":[],"first_reported":"2025-11-10","updated":"2025-11-10","disagreements":[],"corrected":[],"sources":[{"name":"The Courier","modality":"confirmed","speaker":null,"claims":["r2.1"]}],"confidence":0.85,"certainty":0.9}','2026-11-29T11:38:32.592398+00:00');
INSERT INTO incident VALUES(11,'i-e84935bfe8d0','2026-11-29T11:38:32.592398+00:00',NULL,'abduction','confirmed','5 Indians abducted, near Kobri, Mali, 6 Nov 2025','2025-11-06','2025-11-06','ML',13.118999999999999772,-9.900999999999999801,'{"id":"i-e84935bfe8d0","type":"abduction","status":"confirmed","captivity":"held","date":{"start":"2025-11-06","end":"2025-11-06","precision":"day","span":null},"place":{"name":"Kobri","country":"ML","admin1":"Kayes","lat":13.119,"lon":-9.901,"precision":"near","geonameid":2455166,"span":null,"radius_km":null,"ends":[]},"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","claims":["r1.1"]}],"victims":[{"outcome":"abducted","best":5,"low":5,"high":5,"nationality":"IN","group":null,"part_of":null,"claims":["r1.1"],"role":null}],"claims":[{"report":"r1","claim":"r1.1"}],"origins":1,"links":[],"first_reported":"2025-11-08","updated":"2025-11-08","disagreements":[],"corrected":[],"sources":[{"name":"The Courier","modality":"confirmed","speaker":null,"claims":["r1.1"]}],"confidence":1.0,"certainty":1.0}','2026-11-29T11:38:32.592398+00:00');
INSERT INTO incident VALUES(12,'i-7fb8ee976cfb','2026-11-29T11:38:32.637286+00:00',NULL,'arrest_detention','confirmed','Arrested, near Téra, Niger, 1 Jul 2025','2025-07-01','2025-07-01','NE',14.009999999999999786,0.75,'{"id":"i-7fb8ee976cfb","type":"arrest_detention","status":"confirmed","captivity":"unknown","date":{"start":"2025-07-01","end":"2025-07-01","precision":"day","span":null},"place":{"name":"Téra","country":"NE","admin1":"Tillabéri","lat":14.01,"lon":0.75,"precision":"near","geonameid":2439376,"span":null,"radius_km":null,"ends":[]},"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","claims":["r3.1"]}],"victims":[{"outcome":"abducted","best":3,"low":3,"high":3,"nationality":"IN","group":null,"part_of":null,"claims":["r3.1"],"role":null}],"claims":[{"report":"r3","claim":"r3.1"}],"origins":1,"links":[],"first_reported":"2025-07-02","updated":"2025-07-02","disagreements":[],"corrected":["type"],"sources":[{"name":"The Courier","modality":"confirmed","speaker":null,"claims":["r3.1"]}],"confidence":0.85,"certainty":1.0}','2026-11-29T11:38:32.637286+00:00');
INSERT INTO incident VALUES(13,'i-abcf6565c48d','2026-11-29T11:38:32.637286+00:00',NULL,'abduction','confirmed','2 Indians abducted, near Téra, Niger, 20 Sep 2025','2025-09-20','2025-09-20','NE',14.009999999999999786,0.75,'{"id":"i-abcf6565c48d","type":"abduction","status":"confirmed","captivity":"held","date":{"start":"2025-09-20","end":"2025-09-20","precision":"day","span":null},"place":{"name":"Téra","country":"NE","admin1":"Tillabéri","lat":14.01,"lon":0.75,"precision":"near","geonameid":2439376,"span":null,"radius_km":null,"ends":[]},"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","claims":["r4.1"]}],"victims":[{"outcome":"abducted","best":2,"low":2,"high":2,"nationality":"IN","group":null,"part_of":null,"claims":["r4.1"],"role":null}],"claims":[{"report":"r4","claim":"r4.1"}],"origins":1,"links":[],"first_reported":"2025-09-21","updated":"2025-09-21","disagreements":[],"corrected":[],"sources":[{"name":"The Courier","modality":"confirmed","speaker":null,"claims":["r4.1"]}],"confidence":0.85,"certainty":0.9}','2026-11-29T11:38:32.637286+00:00');
CREATE TABLE incident_claim (
	version INTEGER NOT NULL, 
	claim TEXT NOT NULL, 
	report TEXT NOT NULL, 
	CONSTRAINT pk_incident_claim PRIMARY KEY (version, claim), 
	CONSTRAINT fk_incident_claim_version FOREIGN KEY(version) REFERENCES incident ("key")
);
INSERT INTO incident_claim VALUES(1,'r1.1','r1');
INSERT INTO incident_claim VALUES(2,'r1.1','r1');
INSERT INTO incident_claim VALUES(2,'r2.1','r2');
INSERT INTO incident_claim VALUES(3,'r3.1','r3');
INSERT INTO incident_claim VALUES(4,'r4.1','r4');
INSERT INTO incident_claim VALUES(5,'r1.1','r1');
INSERT INTO incident_claim VALUES(5,'r2.1','r2');
INSERT INTO incident_claim VALUES(6,'r5.1','r5');
INSERT INTO incident_claim VALUES(7,'r1.1','r1');
INSERT INTO incident_claim VALUES(7,'r2.1','r2');
INSERT INTO incident_claim VALUES(8,'r3.1','r3');
INSERT INTO incident_claim VALUES(9,'r3.1','r3');
INSERT INTO incident_claim VALUES(9,'r4.1','r4');
INSERT INTO incident_claim VALUES(10,'r2.1','r2');
INSERT INTO incident_claim VALUES(11,'r1.1','r1');
INSERT INTO incident_claim VALUES(12,'r3.1','r3');
INSERT INTO incident_claim VALUES(13,'r4.1','r4');
CREATE TABLE incident_victims (
	"key" INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	outcome TEXT NOT NULL, 
	nationality TEXT, 
	best INTEGER, 
	low INTEGER, 
	high INTEGER, 
	part_of INTEGER, 
	CONSTRAINT pk_incident_victims PRIMARY KEY ("key"), 
	CONSTRAINT fk_incident_victims_version FOREIGN KEY(version) REFERENCES incident ("key")
);
INSERT INTO incident_victims VALUES(1,1,'abducted','IN',5,5,5,NULL);
INSERT INTO incident_victims VALUES(2,2,'abducted','IN',5,5,5,NULL);
INSERT INTO incident_victims VALUES(3,3,'abducted','IN',3,3,3,NULL);
INSERT INTO incident_victims VALUES(4,4,'abducted','IN',2,2,2,NULL);
INSERT INTO incident_victims VALUES(5,5,'abducted','IN',6,5,6,NULL);
INSERT INTO incident_victims VALUES(6,6,'abducted','IN',9,9,9,NULL);
INSERT INTO incident_victims VALUES(7,7,'abducted','IN',6,5,6,NULL);
INSERT INTO incident_victims VALUES(8,8,'abducted','IN',3,3,3,NULL);
INSERT INTO incident_victims VALUES(9,9,'abducted','IN',3,2,3,NULL);
INSERT INTO incident_victims VALUES(10,10,'abducted','IN',6,6,6,NULL);
INSERT INTO incident_victims VALUES(11,11,'abducted','IN',5,5,5,NULL);
INSERT INTO incident_victims VALUES(12,12,'abducted','IN',3,3,3,NULL);
INSERT INTO incident_victims VALUES(13,13,'abducted','IN',2,2,2,NULL);
CREATE TABLE link (
	version INTEGER NOT NULL, 
	relation TEXT NOT NULL, 
	other TEXT NOT NULL, 
	CONSTRAINT pk_link PRIMARY KEY (version, relation, other), 
	CONSTRAINT fk_link_version FOREIGN KEY(version) REFERENCES incident ("key")
);
CREATE TABLE due (
	claim INTEGER NOT NULL, 
	since TEXT NOT NULL, 
	CONSTRAINT pk_due PRIMARY KEY (claim), 
	CONSTRAINT fk_due_claim FOREIGN KEY(claim) REFERENCES claim ("key")
);
CREATE TABLE band (
	band TEXT NOT NULL, 
	revision INTEGER NOT NULL, 
	CONSTRAINT pk_band PRIMARY KEY (band, revision), 
	CONSTRAINT fk_band_revision FOREIGN KEY(revision) REFERENCES revision ("key")
);
INSERT INTO band VALUES('r01acec2dabcb|52825',1);
INSERT INTO band VALUES('r0fc70a480f61|52825',1);
INSERT INTO band VALUES('n061081ca883d|52825',1);
INSERT INTO band VALUES('nc01a56510e4d|52825',1);
INSERT INTO band VALUES('r01acec2dabcb|52826',2);
INSERT INTO band VALUES('r0fc70a480f61|52826',2);
INSERT INTO band VALUES('n061081ca883d|52826',2);
INSERT INTO band VALUES('nc01a56510e4d|52826',2);
INSERT INTO band VALUES('r0fc70a480f61|52816',3);
INSERT INTO band VALUES('n408b9b286c78|52816',3);
INSERT INTO band VALUES('n71d086f1c59d|52816',3);
INSERT INTO band VALUES('r0c206a9aa53b|52822',4);
INSERT INTO band VALUES('n90824fe3eaa7|52822',4);
INSERT INTO band VALUES('ncbe24c5d67d4|52822',4);
INSERT INTO band VALUES('r0fc70a480f61|52826',5);
INSERT INTO band VALUES('n061081ca883d|52826',5);
INSERT INTO band VALUES('nc01a56510e4d|52826',5);
INSERT INTO band VALUES('r0fc70a480f61|52808',6);
INSERT INTO band VALUES('nbc0984b5f896|52808',6);
INSERT INTO band VALUES('nc59ffc709c63|52808',6);
CREATE TABLE kin (
	revision INTEGER NOT NULL, 
	other INTEGER NOT NULL, 
	CONSTRAINT pk_kin PRIMARY KEY (revision, other), 
	CONSTRAINT fk_kin_revision FOREIGN KEY(revision) REFERENCES revision ("key"), 
	CONSTRAINT fk_kin_other FOREIGN KEY(other) REFERENCES revision ("key")
);
INSERT INTO kin VALUES(2,1);
INSERT INTO kin VALUES(1,2);
CREATE TABLE chain (
	number INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	subject INTEGER NOT NULL, 
	made_at TEXT NOT NULL, 
	commitment TEXT NOT NULL, 
	hash TEXT NOT NULL, 
	CONSTRAINT pk_chain PRIMARY KEY (number)
);
INSERT INTO chain VALUES(1,'report',1,'2026-11-29T11:38:31.959862+00:00','524996d3141824f7256cbc34b826f3963af0e75f7601726606d7fb642c5120f6','9623c8362a7cb9b824935cf0e16f412b8ffd2bc79995e31e1b7f2a2b18b0db5b');
INSERT INTO chain VALUES(2,'reading',1,'2026-11-29T11:38:31.959862+00:00','14046ff2bd6a9e2ce397a727fea5c10d51ead817f7d9c8a2ccd42cfdcd84efc8','654cbfc75d89b9ad06518bd25137a187d18d1592956b5d0ca00eb442ea00f86e');
INSERT INTO chain VALUES(3,'report',2,'2026-11-29T11:38:31.959862+00:00','2233eca4bb37fa7a0d15ed7819b9d9ed216d6d05aa1b22d20d0b5b12b00adbc8','6fa2aa142bc21efc6f989dc4d467155d96f07e192af99a717fcf5a488154085f');
INSERT INTO chain VALUES(4,'reading',2,'2026-11-29T11:38:31.959862+00:00','9d0f57b211a39f1094f58968baecca08ddffa363075991642a0ff84e2b4f58be','c9d87b6a1bbe26358e6762c2737750b4e1eef8be3b9e88c8deed51fe94799a63');
INSERT INTO chain VALUES(5,'report',3,'2026-11-29T11:38:32.284186+00:00','981f74353831ff1ebfa57e58a4e4a728752901fae9a6a6b8d35b5bcdd350158c','9e64ff2f095f1505c85480f06dabc20965f287a7a86864d6b2be713f7fdab3e7');
INSERT INTO chain VALUES(6,'reading',3,'2026-11-29T11:38:32.284186+00:00','cf06db45f43477410a92fb6cea5a559f3f254345e31b0908a4ca62ac1916e589','fe569cf1ab4c3e4ec65f39a86471da1e7d41210bcdf4f746fca22bb282bebe9d');
INSERT INTO chain VALUES(7,'report',4,'2026-11-29T11:38:32.284186+00:00','1abf123ee3c90f05c3fce96436f8946de3bf1287d28b580c75260ff0d4b30298','bb2b012dd5134ea2572c34bfd489b47aea8456f05ec78e8bf2aded85c78f5933');
INSERT INTO chain VALUES(8,'reading',4,'2026-11-29T11:38:32.284186+00:00','1ac541535952247c58ac54c4986644ecd13a47f59540fcc718a5a811bf6d8c3c','7c65d01064ba9aefe31bf9c2f070e41683f8e9b12e12644e18a65dc8b9ea9005');
INSERT INTO chain VALUES(9,'report',5,'2026-11-29T11:38:32.354818+00:00','e50d1dadd91f8f0a7be72292978a54228ee400f606198ed8f1dd82eb6972355c','e673a4a2ff852a433d8d8b3833e13ba0a3cbb8842bc6defd51f94949d5ea6c95');
INSERT INTO chain VALUES(10,'reading',5,'2026-11-29T11:38:32.354818+00:00','f52bb35121fc3de029e7863f84e5ab5185251fdda56c15753f3aba2c02609d68','8e4584e149c03412ba754d519cfdcca283bb1f7c42aa91c6fdbd05ae49b4c21e');
INSERT INTO chain VALUES(11,'report',6,'2026-11-29T11:38:32.354818+00:00','e7379cad1bda37f0e8c9930c345488753a23ea1a970d92c2a6a9862dcd92231e','2e726744363512e2b8a7e1a8822974ad99f6573c2c87be5918bbe5b2ee729183');
INSERT INTO chain VALUES(12,'reading',6,'2026-11-29T11:38:32.354818+00:00','c30779c79b4f24c54f33f6093d9cd057e5d226180c139a0d8e37c6cbeddb5b06','fd58305e724506943f5a8d22c2cb86e0385c3b6a75028007c91ccd063da7a7bb');
INSERT INTO chain VALUES(13,'decision',1,'2026-11-29T11:38:32.455223+00:00','cb4f377644f319cff5b16defde1aec7768f0450280bb3e70e6c0d8cc8bcd26a4','2e25300864c83702c0f34334032e5e6e4325c71405550f03f9224e3a433a7f8d');
INSERT INTO chain VALUES(14,'decision',2,'2026-11-29T11:38:32.505115+00:00','4815601ff1d8d14850157e54c2d615644bbe0f3945f5fb8dda2d3fe23a945cf6','4d78a5ad3455e0552657f63155280d99ef33924f3f90695edaa45294232e0af2');
INSERT INTO chain VALUES(15,'decision',3,'2026-11-29T11:38:32.528313+00:00','269271e4dac1ef001a8a1590fa27a36ea74d7114b423e1a2313ee2464100a1a6','dc14e765ce1c015c6dc4b528ed242aff37838fb3272320f82d943731ec76073a');
INSERT INTO chain VALUES(16,'decision',4,'2026-11-29T11:38:32.557089+00:00','100465010bf2eb01427ca41cde9bdc58b9967350bab7526a863035095b51a47e','e67035eaeb390443b9229e5d941e848f74134b6c1d0a87a78fbedc30c36fc443');
INSERT INTO chain VALUES(17,'decision',5,'2026-11-29T11:38:32.592398+00:00','6db14651af64e9a71be680572c47d215fa0aa54715d74d902c1825d172c9c7c7','e1805577e3668fa1b46ebabad5ce91103ff6c7e109803f2a6bdc2e127dbee50f');
INSERT INTO chain VALUES(18,'revocation',4,'2026-11-29T11:38:32.637286+00:00','de6fbf9a8c371e3d48bf7bbac8c4121a8a4aecf84a4a8e9b59112d652664f274','136a3d1a1da02bebfe3f255c4d8fde6760e13aab52b4c816358fb416c130c772');
CREATE TABLE chain_key (
	number INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	CONSTRAINT pk_chain_key PRIMARY KEY (number), 
	CONSTRAINT fk_chain_key_number FOREIGN KEY(number) REFERENCES chain (number)
);
INSERT INTO chain_key VALUES(1,'c00dd9fe15a04a4dd3f7f3f27765b7b4114b607a8359adbd263f977c47d2f792');
INSERT INTO chain_key VALUES(2,'738c6ca6af4a225957ba425cd2fa0d1af78723ca6f05a90c5b4774425293efce');
INSERT INTO chain_key VALUES(3,'59c403e6ddeea4f751865f82eafd5d8f5e4d1527af9e08801425b3a15980bf2a');
INSERT INTO chain_key VALUES(4,'f5fdf4baad3f2c57b1d9b6af51f4bcfd586797a798449f9d025fed2f524e05a3');
INSERT INTO chain_key VALUES(5,'0bcc2fa7101ed4d354a700e37b9ef0ec908a12549318c8cc4d661cd285bf6826');
INSERT INTO chain_key VALUES(6,'586a3555fa383266e720c36f81d6becbcc52adaec83f1b655596adb821595ad4');
INSERT INTO chain_key VALUES(7,'8dec50c940081afc684dd80f2209fce85c16a5629b447297bd726b5957cd1e28');
INSERT INTO chain_key VALUES(8,'39b0c62b3137b3f53e71e301fd057f6b91986ce1c524444bde177b75fddbdffb');
INSERT INTO chain_key VALUES(9,'54d1f07bd10a73c71eb77242c7926608807434271122a219eb31c57f99b41a5f');
INSERT INTO chain_key VALUES(10,'03a3af17baeb8cc5dd4985ec6b48b3abcb35539b12fbe9374cdf95536032b029');
INSERT INTO chain_key VALUES(11,'367d57f1931b9cdf61180b083a67525c6597db1f70a14940a4e2ee1f6a33ec86');
INSERT INTO chain_key VALUES(12,'4282b537eb8e1b47ce3bfe1df46f3765d796030b7bdcba66242daa0de6ed8e09');
INSERT INTO chain_key VALUES(13,'db689ff1abcc9cfac5c835b79806a9b7fc783c54a828be51bc7acda5d132768e');
INSERT INTO chain_key VALUES(14,'688f7b07c64496c589030089ea14aa4b6b562f2d92a983c2c5439f2ba9bf6cc7');
INSERT INTO chain_key VALUES(15,'c3f6f8f98650a3d1266e9329bfee644ad5a2aa4a1a31a85fba8c9f14400a9f87');
INSERT INTO chain_key VALUES(16,'36899b8e7efd5211cd5227c194b7f4c3808e2372a32aea56b4bb0fab787884d8');
INSERT INTO chain_key VALUES(17,'bed99fd5316b1405f953b80164a9f6dc9f25180c47d42485fc8db434fd2bdc67');
INSERT INTO chain_key VALUES(18,'d06eed0fec827bca34cb17c2483cf81ae9954a37c5aef2e24d9bba45ece3a3d4');
CREATE TABLE erasure (
	id INTEGER NOT NULL, 
	account TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	made_at TEXT NOT NULL, 
	places INTEGER NOT NULL, 
	CONSTRAINT pk_erasure PRIMARY KEY (id)
);
CREATE TABLE erased (
	fingerprint TEXT NOT NULL, 
	words INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	erasure INTEGER NOT NULL, 
	CONSTRAINT pk_erased PRIMARY KEY (fingerprint), 
	CONSTRAINT fk_erased_erasure FOREIGN KEY(erasure) REFERENCES erasure (id)
);
CREATE TABLE audit (
	number INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	account TEXT NOT NULL, 
	act TEXT NOT NULL, 
	about TEXT NOT NULL, 
	detail TEXT NOT NULL, 
	hash TEXT NOT NULL, 
	CONSTRAINT pk_audit PRIMARY KEY (number)
);
CREATE TABLE allowed (
	account TEXT NOT NULL, 
	granted_by TEXT NOT NULL, 
	made_at TEXT NOT NULL, 
	CONSTRAINT pk_allowed PRIMARY KEY (account)
);
CREATE TABLE rereading (
	revision INTEGER NOT NULL, 
	model TEXT NOT NULL, 
	body TEXT NOT NULL, 
	made_at TEXT NOT NULL, 
	CONSTRAINT pk_rereading PRIMARY KEY (revision), 
	CONSTRAINT fk_rereading_revision FOREIGN KEY(revision) REFERENCES revision ("key")
);
CREATE INDEX ix_report_family ON report (family);
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
CREATE INDEX ix_failure_source ON failure (source);
CREATE INDEX ix_redirect_incident ON redirect (incident);
CREATE INDEX ix_report_location ON report (location);
CREATE INDEX ix_decision_claim_report ON decision_claim (report);
CREATE INDEX ix_decision_claim_claim ON decision_claim (claim);
CREATE INDEX ix_change_decision ON change (decision);
CREATE INDEX ix_move_change ON move (change);
CREATE INDEX ix_move_claim ON move (claim);
CREATE INDEX ix_move_former ON move (former);
CREATE INDEX ix_move_incident ON move (incident);
CREATE INDEX ix_standing_incident ON standing (incident);
CREATE INDEX ix_incident_start ON incident (known_to, start);
CREATE INDEX ix_incident_type ON incident (type, known_to, start);
CREATE INDEX ix_incident_country ON incident (country, known_to, start);
CREATE INDEX ix_incident_victims_version ON incident_victims (version);
CREATE INDEX ix_incident_victims_outcome ON incident_victims (outcome);
CREATE INDEX ix_incident_claim_claim ON incident_claim (claim);
CREATE INDEX ix_band_revision ON band (revision);
CREATE INDEX ix_chain_kind ON chain (kind, subject);
CREATE TRIGGER chain_no_update BEFORE UPDATE ON chain BEGIN SELECT RAISE(ABORT, 'chain is only ever added to'); END;
CREATE TRIGGER chain_no_delete BEFORE DELETE ON chain BEGIN SELECT RAISE(ABORT, 'chain is only ever added to'); END;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is only ever added to'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is only ever added to'); END;
PRAGMA writable_schema=OFF;
COMMIT;
